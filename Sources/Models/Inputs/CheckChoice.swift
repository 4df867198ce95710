import Domain
import JSON

extension Input {
  func checkedFlag(_ value: JSONValue, _ field: String) throws(Failure) -> JSONValue {
    guard value.bool != nil else { throw .invalid(field, "type", "\(title) must be true or false.", limit: .text("boolean")) }
    return value
  }

  /// A common parameter may be given as number or as text, or by its label: people say a duration of 5 where a provider wants "5", and
  /// 16:9 where one wants "landscape_16_9".
  func checkedChoice(_ value: JSONValue, _ options: [Choice], _ field: String) throws(Failure) -> JSONValue {
    if let found = options.first(where: { isChosen($0, by: value) }) ?? labelled(value, options) { return found.value }
    let allowed = options.compactMap { optionText($0.value) }
    guard optionText(value) != nil else {
      throw .invalid(field, "type", "\(title) must be one of: \(allowed.joined(separator: ", ")).", limit: .text("string"))
    }
    throw .invalid(field, "enum", "\(title) must be one of: \(allowed.joined(separator: ", ")).", limit: .list(allowed))
  }

  private func isChosen(_ option: Choice, by value: JSONValue) -> Bool {
    option.value == value || (value.integer != nil && option.value == value.integer.map { .integer($0) })
      || (part != nil && optionText(option.value) != nil && optionText(option.value) == optionText(value))
  }

  private func labelled(_ value: JSONValue, _ options: [Choice]) -> Choice? {
    guard part != nil, let text = value.string else { return nil }
    return options.first { $0.label == text }
  }
}
