import Domain
import JSON

extension Input {
  /// The value in the form in which it is stored and sent. `field` is the name under which it was given.
  func checked(_ value: JSONValue, field: String) throws(Failure) -> JSONValue {
    switch kind {
    case .text(let length): try checkedText(value, length, field)
    case .integer(let range, let step): try checkedInteger(value, range, step, field)
    case .number(let range): try checkedNumber(value, range, field)
    case .flag: try checkedFlag(value, field)
    case .choice(let options): try checkedChoice(value, options.map(\.value), field)
    case .ratio(let sizes): try checkedChoice(value, sizes.sizes.map { .string($0.ratio) }, field)
    case .image: try checkedImage(value, field)
    case .images(let count): try checkedImages(value, count, field)
    }
  }

  private func checkedText(_ value: JSONValue, _ length: ClosedRange<Int>, _ field: String) throws(Failure) -> JSONValue {
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

  private func checkedInteger(_ value: JSONValue, _ range: ClosedRange<Int64>, _ step: Int64, _ field: String) throws(Failure) -> JSONValue {
    guard value.number != nil else { throw .invalid(field, "type", "\(title) must be a whole number.", limit: .text("integer")) }
    try checkRange(value.number ?? 0, low: Double(range.lowerBound), high: Double(range.upperBound), "\(range.lowerBound)", "\(range.upperBound)", field)
    guard let number = value.integer else { throw .invalid(field, "type", "\(title) must be a whole number.", limit: .text("integer")) }
    guard number.isMultiple(of: step) else {
      throw .invalid(field, "multipleOf", "\(title) must be a multiple of \(step).", limit: .number("\(step)"))
    }
    return .integer(number)
  }

  private func checkedNumber(_ value: JSONValue, _ range: ClosedRange<Double>, _ field: String) throws(Failure) -> JSONValue {
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

  private func checkedFlag(_ value: JSONValue, _ field: String) throws(Failure) -> JSONValue {
    guard value.bool != nil else { throw .invalid(field, "type", "\(title) must be true or false.", limit: .text("boolean")) }
    return value
  }

  /// A common parameter may be given as number or as text: people say a duration of 5 where a provider wants "5".
  private func checkedChoice(_ value: JSONValue, _ options: [JSONValue], _ field: String) throws(Failure) -> JSONValue {
    let found = options.first { option in
      option == value || (value.integer != nil && option == value.integer.map { .integer($0) })
        || (part != nil && optionText(option) != nil && optionText(option) == optionText(value))
    }
    if let found { return found }
    let allowed = options.compactMap(optionText)
    guard optionText(value) != nil else {
      throw .invalid(field, "type", "\(title) must be one of: \(allowed.joined(separator: ", ")).", limit: .text("string"))
    }
    throw .invalid(field, "enum", "\(title) must be one of: \(allowed.joined(separator: ", ")).", limit: .list(allowed))
  }

  private func checkedImage(_ value: JSONValue, _ field: String) throws(Failure) -> JSONValue {
    guard let text = value.string else { throw .invalid(field, "type", "\(title) must be the reference of a picture.", limit: .text("string")) }
    guard MediaReference.isValid(text) else {
      throw .invalid(field, "media", "\(title) must be one of your uploads or results, not an address elsewhere.")
    }
    return value
  }

  private func checkedImages(_ value: JSONValue, _ count: ClosedRange<Int>, _ field: String) throws(Failure) -> JSONValue {
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

/// A value as the text that names it in a choice or a price table.
func optionText(_ value: JSONValue) -> String? {
  switch value {
  case .string(let text): text
  case .bool(let flag): flag ? "true" : "false"
  case .integer, .real: value.number.flatMap { $0.isFinite ? value.text : nil }
  default: nil
  }
}

/// A number without a superfluous `.0`.
func decimal(_ number: Double) -> String { JSONValue.real(number).text }

func withoutOuterSpace(_ text: String) -> Substring {
  var rest = text[...]
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return rest
}
