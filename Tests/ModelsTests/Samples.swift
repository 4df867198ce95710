import JSON
@testable import Models
import Testing

extension Model: CustomTestStringConvertible {
  public var testDescription: String { fileName }
}

extension Input: CustomTestStringConvertible {
  public var testDescription: String { name }
}

let adasPicture = "uploads/00000000-0000-4000-8000-000000000001/lake.png"
let adasSizes = [adasPicture: PictureSize(width: 1024, height: 768)]

extension Model {
  /// The shortest valid order.
  var leastInputs: JSONObject {
    JSONObject(inputs.filter { $0.isRequired && $0.start == nil }.map { (key: $0.name, value: $0.sample) })
  }
}

extension Input {
  /// A valid value.
  var sample: JSONValue {
    switch kind {
    case .text(let length): .string(String(repeating: "a", count: max(length.lowerBound, min(length.upperBound, 12))))
    case .integer(let range, _): .integer(range.lowerBound)
    case .integerAsText(let range): .integer(range.lowerBound)
    case .number(let range): .real(range.lowerBound)
    case .numbers(let range, let count): .array(Array(repeating: .real(range.lowerBound), count: count))
    case .flag: true
    case .hex(let count): .string(String(repeating: "a", count: count))
    case .choice(let choices, _): choices[0].value
    case .ratio(let table): .string(table.sizes[0].ratio)
    case .image: .string(adasPicture)
    case .images(let count), .frames(let count): .array(Array(repeating: .string(adasPicture), count: max(1, count.lowerBound)))
    }
  }
}

extension JSONObject {
  func with(_ key: String, _ value: JSONValue) -> JSONObject {
    var copy = self
    copy[key] = value
    return copy
  }

  func merging(_ other: JSONObject) -> JSONObject { other.members.reduce(self) { $0.with($1.key, $1.value) } }
}
