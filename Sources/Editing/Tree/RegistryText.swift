import Domain
import Models

/// The list of all models as source text.
struct RegistryText {
  private var lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  var text: String { lines.joined(separator: "\n") }

  /// The constants between the brackets, in their order.
  var symbols: [String] { entries.compactMap { symbol(lines[$0]) } }

  /// One further line, after the last of its content type.
  mutating func add(_ symbol: String, to type: ContentType) throws(Failure) {
    guard let heading = lines.firstIndex(where: { trimmed($0) == "// " + type.rawValue }) else {
      throw Failure(.stateConflict, "\(Registry.path) has no heading “// \(type.rawValue)”")
    }
    let end = lines[(heading + 1)...].firstIndex { self.symbol($0) == nil } ?? lines.endIndex
    lines.insert("    .\(symbol),", at: end)
  }

  private var entries: Range<Int> {
    let start = lines.firstIndex { $0.hasSuffix("[Model] = [") } ?? lines.endIndex
    return start..<(lines[start...].firstIndex { trimmed($0) == "]" } ?? lines.endIndex)
  }

  private func symbol(_ line: Substring) -> String? {
    let words = trimmed(line)
    return words.hasPrefix(".") && words.hasSuffix(",") ? String(words.dropFirst().dropLast()) : nil
  }
}

private func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " } }
