import Domain
import JSON

extension Input {
  func checkedImage(_ value: JSONValue, _ field: String) throws(Failure) -> JSONValue {
    guard let text = value.string else { throw .invalid(field, "type", "\(title) must be the reference of a picture.", limit: .text("string")) }
    guard MediaReference.isValid(text) else {
      throw .invalid(field, "media", "\(title) must be one of your uploads or results, not an address elsewhere.")
    }
    return value
  }

  func checkedImages(_ value: JSONValue, _ count: ClosedRange<Int>, _ field: String) throws(Failure) -> JSONValue {
    guard let items = value.array else { throw .invalid(field, "type", "\(title) must be a list of pictures.", limit: .text("array")) }
    guard items.count <= count.upperBound else {
      throw .invalid(field, "maxItems", "\(title) must be at most \(count.upperBound) pictures.", limit: .number("\(count.upperBound)"))
    }
    guard items.count >= count.lowerBound else {
      throw .invalid(field, "minItems", "\(title) must be at least \(count.lowerBound) pictures.", limit: .number("\(count.lowerBound)"))
    }
    for item in items { _ = try checkedImage(item, field) }
    return value
  }
}
