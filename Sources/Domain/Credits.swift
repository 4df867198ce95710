/// An amount of credits: whole ten-thousandths, so that no amount ever passes through a float.
public struct Credits: Sendable, Hashable, Comparable {
  public let tenThousandths: Int64

  public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  public static let zero = Credits(tenThousandths: 0)
  /// The smallest step of a charge, and the least charge: 0.01.
  public static let leastCharge = Credits(tenThousandths: 100)

  public static func < (left: Credits, right: Credits) -> Bool { left.tenThousandths < right.tenThousandths }

  /// The amount as it is charged: rounded up to 0.01, at least 0.01. Nil when the amount is negative or too large.
  public func roundedUpToCharge() -> Credits? {
    guard tenThousandths >= 0 else { return nil }
    let step = Credits.leastCharge.tenThousandths
    let (padded, overflow) = tenThousandths.addingReportingOverflow(step - 1)
    return overflow ? nil : max(Credits(tenThousandths: padded / step * step), .leastCharge)
  }
}

// Arithmetic says nil instead of trapping or wrapping around.
extension Credits {
  public func adding(_ other: Credits) -> Credits? {
    let (sum, overflow) = tenThousandths.addingReportingOverflow(other.tenThousandths)
    return overflow ? nil : Credits(tenThousandths: sum)
  }

  public func subtracting(_ other: Credits) -> Credits? {
    let (difference, overflow) = tenThousandths.subtractingReportingOverflow(other.tenThousandths)
    return overflow ? nil : Credits(tenThousandths: difference)
  }

  public func multiplied(by factor: Int64) -> Credits? {
    let (product, overflow) = tenThousandths.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Credits(tenThousandths: product)
  }
}

extension Credits: CustomStringConvertible {
  /// Reads decimal text such as `12`, `0.03` or `-4.5000`. More than four decimals are refused unless they are zeros.
  public init?(_ text: String) {
    var rest = Substring(text)
    let negative = rest.first == "-"
    if negative { rest.removeFirst() }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, isDigits(whole) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard isDigits(fraction), fraction.dropFirst(4).allSatisfy({ $0 == "0" }) else { return nil }
    let padded = String(fraction.prefix(4)) + String(repeating: "0", count: max(0, 4 - fraction.count))
    guard let units = Int64((negative ? "-" : "") + whole + padded) else { return nil }
    self.init(tenThousandths: units)
  }

  /// Plain decimal text without superfluous zeros: `0.03`, `12`, `-4.5`.
  public var text: String {
    let magnitude = tenThousandths.magnitude
    let digits = String(magnitude % 10_000)
    var fraction = Substring(String(repeating: "0", count: 4 - digits.count) + digits)
    while fraction.last == "0" { fraction.removeLast() }
    return (tenThousandths < 0 ? "-" : "") + String(magnitude / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
  }

  public var description: String { text }
}

private func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
