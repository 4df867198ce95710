import Domain
import JSON

extension Input {
  func checkedInteger(_ value: JSONValue, _ range: ClosedRange<Int64>, _ step: Int64, _ field: String) throws(Failure) -> JSONValue {
    guard value.number != nil else { throw .invalid(field, "type", "\(title) must be a whole number.", limit: .text("integer")) }
    try checkRange(value.number ?? 0, low: Double(range.lowerBound), high: Double(range.upperBound), "\(range.lowerBound)", "\(range.upperBound)", field)
    guard let number = value.integer else { throw .invalid(field, "type", "\(title) must be a whole number.", limit: .text("integer")) }
    guard number.isMultiple(of: step) else {
      throw .invalid(field, "multipleOf", "\(title) must be a multiple of \(step).", limit: .number("\(step)"))
    }
    return .integer(number)
  }

  func checkedIntegerAsText(_ value: JSONValue, _ range: ClosedRange<Int64>, _ field: String) throws(Failure) -> JSONValue {
    let number = value.string.flatMap { text in Int64(text).flatMap { String($0) == text ? JSONValue.integer($0) : nil } } ?? value
    return .string(String(try checkedInteger(number, range, 1, field).integer ?? 0))
  }

  func checkedNumbers(
    _ value: JSONValue, _ range: ClosedRange<Double>, _ count: Int, _ field: String
  ) throws(Failure) -> JSONValue {
    guard let items = value.array else { throw .invalid(field, "type", "\(title) must be a list of numbers.", limit: .text("array")) }
    guard items.count == count else {
      let rule = items.count < count ? "minItems" : "maxItems"
      throw .invalid(field, rule, "\(title) must be \(count) numbers.", limit: .number("\(count)"))
    }
    var numbers: [JSONValue] = []
    for item in items { numbers.append(try checkedNumber(item, range, field)) }
    return .array(numbers)
  }

  func checkedNumber(_ value: JSONValue, _ range: ClosedRange<Double>, _ field: String) throws(Failure) -> JSONValue {
    guard let number = value.number else { throw .invalid(field, "type", "\(title) must be a number.", limit: .text("number")) }
    try checkRange(number, low: range.lowerBound, high: range.upperBound, decimal(range.lowerBound), decimal(range.upperBound), field)
    return .real(number == 0 ? 0 : number)
  }

  private func checkRange(
    _ number: Double, low: Double, high: Double, _ lowText: String, _ highText: String, _ field: String
  ) throws(Failure) {
    guard !number.isNaN else { throw .invalid(field, "type", "\(title) must be a number.", limit: .text("number")) }
    guard number >= low else { throw .invalid(field, "minimum", "\(title) must be at least \(lowText).", limit: .number(lowText)) }
    guard number <= high else { throw .invalid(field, "maximum", "\(title) must be at most \(highText).", limit: .number(highText)) }
  }
}
