import Domain
import JSON
import Models

/// An order and what it costs.
struct Example {
  /// What is special about the order.
  let label: String
  let price: Price
}

private let most = 14

extension Model {
  /// The least order, and then one for each setting that changes the price.
  func examples(_ markup: Markup) -> [Example] {
    var examples: [Example] = []
    for settings in [[:]] + price.flatMap(priced) {
      let label = settings.isEmpty ? "As it starts" : settings.members.map { "\(title($0.key)) \(shown($0.value))" }.joined(separator: ", ")
      guard examples.count < most, let price = cost(of: settings, markup), !examples.contains(where: { $0.label == label || $0.price == price }) else { continue }
      examples.append(Example(label: label, price: price))
    }
    return examples
  }

  /// From the cheapest of the examples to the dearest.
  func priceRange(_ markup: Markup) -> (least: Credits, most: Credits)? {
    let costs = examples(markup).map(\.price.cost.tenThousandths)
    guard let least = costs.min(), let most = costs.max() else { return nil }
    return (Credits(tenThousandths: least), Credits(tenThousandths: most))
  }

  private func cost(of settings: JSONObject, _ markup: Markup) -> Price? {
    var order = leastInputs(picture: Model.examplePicture)
    for member in settings.members { order[member.key] = member.value }
    guard let inputs = try? checked(inputs: order) else { return nil }
    return try? price(inputs, pictures: [Model.examplePicture: PictureSize(width: 1024, height: 1024)], markup: markup)
  }

  /// Settings that a rule asks another price for.
  private func priced(_ rule: PriceRule) -> [JSONObject] {
    switch rule {
    case .table(let parameters, let rows):
      rows.filter { $0.value != nil }.map { settings(parameters, $0.key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)) }
    case .multiplier(let parameter, let rows): rows.map { settings([parameter], [$0.key]) }
    case .tableByOutput(_, let factor, _): values(of: factor).map { [factor: $0] }
    case .perOutput(let parameter), .perCharacter(let parameter, _): values(of: parameter).suffix(1).map { [parameter: $0] }
    case .perUnit(let parameters, _, _), .addPerUnit(let parameters, _, _, _, _, _):
      parameters.flatMap { parameter in values(of: parameter).map { [parameter: $0] } }
    case .base: []
    }
  }

  private func settings(_ names: [String], _ keys: [String]) -> JSONObject {
    JSONObject(zip(names, keys).compactMap { name, key in input(name)?.value(key).map { (key: name, value: $0) } })
  }

  /// A few values of a parameter that show how it counts.
  private func values(of parameter: String) -> [JSONValue] {
    guard let input = input(parameter) else { return [] }
    return switch input.kind {
    case .choice(let choices, _): choices.map(\.value)
    case .integer(let range, _), .integerAsText(let range): [input.start?.integer.map { $0 * 2 } ?? range.upperBound, range.upperBound].filter(range.contains).prefix(1).map { .integer($0) }
    case .text(let length): [.string(String(repeating: "a", count: min(1000, length.upperBound)))]
    default: []
    }
  }

  /// A text is shown by its length.
  private func shown(_ value: JSONValue) -> String {
    let text = optionText(value) ?? value.text
    return text.count > 40 ? "of \(text.count) characters" : text
  }

  private func input(_ name: String) -> Input? { inputs.first { $0.name == name && !$0.isHidden } }
  private func title(_ name: String) -> String { input(name)?.title ?? name }
}

extension Input {
  /// The value that a row of a price calls by this text.
  fileprivate func value(_ key: String) -> JSONValue? {
    switch kind {
    case .choice(let choices, _): choices.first { optionText($0.value) == key }?.value
    case .flag: key == "true" ? true : key == "false" ? false : nil
    case .integer, .integerAsText: Int64(key).map { .integer($0) }
    case .number: Double(key).map { .real($0) }
    default: .string(key)
    }
  }
}
