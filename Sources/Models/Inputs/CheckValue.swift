import Domain
import JSON

extension Input {
  /// The value in the form in which it is stored and sent. `field` is the name under which it was given.
  func checked(_ value: JSONValue, field: String) throws(Failure) -> JSONValue {
    switch kind {
    case .text(let length): try checkedText(value, length, field)
    case .integer(let range, let step): try checkedInteger(value, range, step, field)
    case .integerAsText(let range): try checkedIntegerAsText(value, range, field)
    case .number(let range): try checkedNumber(value, range, field)
    case .numbers(let range, let count): try checkedNumbers(value, range, count, field)
    case .flag: try checkedFlag(value, field)
    case .hex(let count): try checkedHex(value, count, field)
    case .choice(let options, _): try checkedChoice(value, options, field)
    case .ratio(let sizes): try checkedChoice(value, sizes.sizes.map { Choice(.string($0.ratio)) }, field)
    case .image: try checkedImage(value, field)
    case .images(let count), .frames(let count): try checkedImages(value, count, field)
    }
  }
}

/// A value as the text that names it in a choice or a price table.
public func optionText(_ value: JSONValue) -> String? {
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
