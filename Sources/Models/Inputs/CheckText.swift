import Domain
import JSON

extension Input {
  func checkedText(_ value: JSONValue, _ length: ClosedRange<Int>, _ field: String) throws(Failure) -> JSONValue {
    guard let text = value.string else { throw .invalid(field, "type", "\(title) must be text.", limit: .text("string")) }
    guard !text.unicodeScalars.contains("\0") else { throw .invalid(field, "pattern", "\(title) must not contain NUL characters.") }
    let count = text.unicodeScalars.count
    guard count <= length.upperBound else {
      throw .invalid(field, "maxLength", "\(title) must be at most \(length.upperBound) characters.", limit: .number("\(length.upperBound)"))
    }
    guard min(count, withoutOuterSpace(text).unicodeScalars.count) >= length.lowerBound else {
      throw .invalid(field, "minLength", "\(title) must be at least \(length.lowerBound) characters.", limit: .number("\(length.lowerBound)"))
    }
    return value
  }

  func checkedHex(_ value: JSONValue, _ count: Int, _ field: String) throws(Failure) -> JSONValue {
    guard let text = value.string else { throw .invalid(field, "type", "\(title) must be text.", limit: .text("string")) }
    guard text.utf8.count == count, text.utf8.allSatisfy(isHexDigit) else {
      throw .invalid(field, "pattern", "\(title) must be \(count) hexadecimal digits.", limit: .text("^[0-9A-Fa-f]{\(count)}$"))
    }
    return value
  }
}
