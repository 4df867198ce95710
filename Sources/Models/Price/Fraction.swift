import Domain

/// An exact number, so that nothing is rounded before the charge is. Nil wherever it would not fit.
struct Fraction: Sendable, Equatable {
  let numerator: Int128
  let denominator: Int128

  static let one = Fraction(1, 1)

  init(_ numerator: Int128, _ denominator: Int128) {
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  init(_ whole: Int64) { self.init(Int128(whole), 1) }

  /// Reads decimal text of at most 18 digits, such as `0.026`.
  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = String(parts.first ?? "") + fraction
    guard parts.first?.isEmpty == false, parts.count == 1 || !fraction.isEmpty, digits.utf8.count <= 18,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(digits)
    else { return nil }
    self.init(Int128(number), (0..<fraction.utf8.count).reduce(1) { power, _ in power * 10 })
  }

  func times(_ other: Fraction) -> Fraction? {
    let left = Fraction(numerator, other.denominator), right = Fraction(other.numerator, denominator)
    let (above, tooHigh) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (below, tooDeep) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return tooHigh || tooDeep ? nil : Fraction(above, below)
  }

  func plus(_ other: Fraction) -> Fraction? {
    let (left, a) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, b) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (below, c) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (above, d) = left.addingReportingOverflow(right)
    return a || b || c || d ? nil : Fraction(above, below)
  }

  /// The least whole number that is not smaller.
  var roundedUp: Int128 { numerator / denominator + (numerator % denominator > 0 ? 1 : 0) }

  /// Rounded up to the ten-thousandth.
  var credits: Credits? { times(Fraction(10_000))?.roundedUp.exactly.map { Credits(tenThousandths: $0) } }
}

extension Int128 {
  fileprivate var exactly: Int64? { Int64(exactly: self) }
}

private func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
  var (a, b) = (left.magnitude, right.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return a == 0 ? 1 : Int128(a)
}
