import JSON

extension Model {
  /// A reference as an upload has it.
  public static let examplePicture = "uploads/00000000-0000-4000-8000-000000000001/picture.png"

  /// The shortest valid order: what is required and has no starting value.
  public func leastInputs(picture: String) -> JSONObject {
    JSONObject(inputs.filter { $0.isRequired && $0.start == nil }.map { (key: $0.name, value: $0.example(picture: picture)) })
  }
}

extension Input {
  /// A valid value, to show or to try. Pictures are named by the reference that is given.
  public func example(picture: String) -> JSONValue {
    switch kind {
    case .text(let length): .string(fitted(part == .positivePrompt ? "A lighthouse above the clouds, early in the morning" : "Soft light", length))
    case .integer(let range, _): .integer(range.lowerBound)
    case .integerAsText(let range): .integer(range.lowerBound)
    case .number(let range): .real(range.lowerBound)
    case .numbers(let range, let count): .array(Array(repeating: .real(range.lowerBound), count: count))
    case .flag: true
    case .hex(let count): .string(String(repeating: "a", count: count))
    case .choice(let choices, _): choices[0].value
    case .ratio(let table): .string(table.sizes[0].ratio)
    case .image: .string(picture)
    case .images(let count), .frames(let count): .array(Array(repeating: .string(picture), count: max(1, count.lowerBound)))
    }
  }
}

private func fitted(_ text: String, _ length: ClosedRange<Int>) -> String {
  let words = String(text.prefix(length.upperBound))
  return words + String(repeating: ".", count: max(0, length.lowerBound - words.count))
}
