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
  var leastInputs: JSONObject { leastInputs(picture: adasPicture) }
}

extension JSONObject {
  func with(_ key: String, _ value: JSONValue) -> JSONObject {
    var copy = self
    copy[key] = value
    return copy
  }

  func merging(_ other: JSONObject) -> JSONObject { other.members.reduce(self) { $0.with($1.key, $1.value) } }
}
