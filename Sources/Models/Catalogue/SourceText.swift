import JSON

// Swift literals and lists of lines, as the canonical form of a model writes them.

package func quoted(_ text: String) -> String {
  let inner = text.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "\"": #"\""#
    case "\\": #"\\"#
    case "\n": #"\n"#
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: #"\u{\#(String(scalar.value, radix: 16))}"#
    default: String(scalar)
    }
  }
  return "\"" + inner.joined() + "\""
}

func quotedOrNil(_ text: String?) -> String { text.map(quoted) ?? "nil" }

func names(_ list: [String]) -> String { "[" + list.map(quoted).joined(separator: ", ") + "]" }

func literal(_ value: JSONValue) -> String {
  switch value {
  case .string(let text): quoted(text)
  case .integer(let number): grouped(number)
  case .real(let number): number == number.rounded() ? decimal(number) + ".0" : decimal(number)
  case .array(let items): "[" + items.map(literal).joined(separator: ", ") + "]"
  default: value.text
  }
}

/// `1_048_576`; numbers of four digits stay as they are.
func grouped(_ number: Int64) -> String {
  var digits = String(number.magnitude)
  guard digits.utf8.count > 4 else { return String(number) }
  var groups: [String] = []
  while digits.utf8.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: "_")
}

/// A list with one item a line.
func list(_ items: [[String]]) -> [String] {
  guard !items.isEmpty else { return ["[]"] }
  return ["["] + items.flatMap { $0.withLast(",") }.indented(1) + ["]"]
}

func wrapped(_ before: String, _ lines: [String], _ after: String) -> [String] {
  guard let first = lines.first else { return [before + after] }
  return ([before + first] + lines.dropFirst()).withLast(after)
}

func labelled(_ name: String, _ lines: [String]) -> [String] { wrapped(name + ": ", lines, "") }

extension [String] {
  func indented(_ levels: Int) -> [String] { map { String(repeating: "  ", count: levels) + $0 } }

  func withLast(_ ending: String) -> [String] {
    guard let last else { return [] }
    return dropLast() + [last + ending]
  }
}

extension [[String]] {
  /// Arguments of a call: a comma after each but the last, which closes the call.
  var commaSeparated: [String] { enumerated().flatMap { index, lines in lines.withLast(index == count - 1 ? ")" : ",") } }
}
