import JSON
import Models

/// A parameter in words.
struct Parameter {
  let name: String
  let title: String
  let about: String
  let type: String
  let limits: String
  /// What is sent when nothing is said; empty where nothing is.
  let start: String
  let isRequired: Bool
  /// What else has to be said for it to count.
  let condition: String

  /// What it does, and what else it takes.
  var meaning: String { [about, condition].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension Model {
  var parameters: [Parameter] { inputs.filter { !$0.isHidden }.map { Parameter($0, of: self) } }
}

extension Parameter {
  fileprivate init(_ input: Input, of model: Model) {
    name = input.name
    title = input.title
    about = input.about
    (type, limits) = input.kind.words(unit: input.unit)
    start = input.start.flatMap(optionText) ?? ""
    isRequired = input.isRequired && input.start == nil
    let title = { (name: String) in model.inputs.first { $0.name == name }?.title ?? name }
    condition = [input.needs.map { "Only with \(title($0))." }, input.neededBy.map { "Required with \(title($0))." }].compactMap { $0 }.joined(separator: " ")
  }
}

extension Input.Kind {
  fileprivate func words(unit: String?) -> (type: String, limits: String) {
    let unit = unit.map { " " + $0 } ?? ""
    return switch self {
    case .text(let length): ("text", length.lowerBound > 0 ? "\(length.lowerBound) to \(length.upperBound) characters" : "up to \(length.upperBound) characters")
    case .integer(let range, let step): ("integer", "\(range.lowerBound) to \(range.upperBound)\(unit)" + (step == 1 ? "" : ", in steps of \(step)"))
    case .integerAsText(let range): ("integer", "\(range.lowerBound) to \(range.upperBound)\(unit)")
    case .number(let range): ("number", "\(plain(range.lowerBound)) to \(plain(range.upperBound))\(unit)")
    case .numbers(let range, let count): ("list of \(count) numbers", "each \(plain(range.lowerBound)) to \(plain(range.upperBound))")
    case .flag: ("true or false", "")
    case .hex(let count): ("text", "\(count) hexadecimal digits")
    case .choice(let choices, _): (choices.allSatisfy { $0.value.string != nil } ? "text" : "integer", choices.compactMap { optionText($0.value) }.joined(separator: ", ") + unit)
    case .ratio(let table): ("text", table.sizes.map { "\($0.ratio) (\($0.width) × \($0.height))" }.joined(separator: ", "))
    case .image: ("picture", "the path of an upload, or an earlier result")
    case .images(let count), .frames(let count): ("list of pictures", count.lowerBound == count.upperBound ? "exactly \(count.upperBound)" : "\(count.lowerBound) to \(count.upperBound)")
    }
  }
}

private func plain(_ number: Double) -> String { number == number.rounded() ? String(Int64(number)) : String(number) }
