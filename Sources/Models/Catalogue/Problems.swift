import Domain
import JSON

extension Model {
  /// What is wrong with the model in itself, in words for who writes it. Empty for a model that can be offered.
  public var problems: [String] { namingProblems + particularsProblems + inputs.flatMap(problems) + priceProblems }

  private var namingProblems: [String] {
    var problems: [String] = []
    for (what, text) in [("modelID", modelID), ("recordID", recordID), ("name", name), ("family", family), ("endpoint", endpoint)] where text.isEmpty {
      problems.append("\(what) is empty")
    }
    if !blurb.hasSuffix(".") { problems.append("the blurb is no sentence: it ends without a full stop") }
    if !logo.hasPrefix("/logos/") || !logo.hasSuffix(".svg") { problems.append("the logo is not in /logos/") }
    return problems
  }

  private var particularsProblems: [String] {
    var problems: [String] = []
    if !(0..<360).contains(hue) { problems.append("hue is not between 0 and 359") }
    if expectedSeconds < 1 { problems.append("expectedSeconds is not positive") }
    if defaultOutputs < 1 { problems.append("defaultOutputs is not positive") }
    if maxImages < 0 { problems.append("maxImages is negative") }
    if isActive != (inactiveReason == nil) { problems.append("a model is switched off with a reason, or neither (use enable and disable)") }
    return problems
  }

  private func problems(_ input: Input) -> [String] {
    var problems: [String] = []
    if inputs.count(where: { $0.name == input.name }) > 1 { problems.append("there are two") }
    if let part = input.part, inputs.count(where: { $0.part == part }) > 1 { problems.append("another is \(part) too") }
    for other in [input.needs, input.neededBy].compactMap({ $0 }) where !inputs.contains(where: { $0.name == other }) {
      problems.append("there is no “\(other)” that it depends on")
    }
    if let start = input.start, (try? input.checked(start, field: input.name)) != start { problems.append("the starting value \(start.text) is not valid") }
    if case .choice(let choices, _) = input.kind, Set(choices.compactMap { optionText($0.value) }).count < max(1, choices.count) {
      problems.append("the choices are not different texts or numbers")
    }
    if input.part == .positivePrompt, input.isRequired, case .text(let length) = input.kind, length.lowerBound < 3 {
      problems.append("a prompt that is required has at least three characters")
    }
    return problems.map { "input \(input.name): \($0)" }
  }

  /// The least order has a price, and so has every row an amount that can be read.
  private var priceProblems: [String] {
    let unreadable = price.flatMap(\.amounts).filter { Fraction($0).map { $0.numerator <= 0 } ?? true }.map { "price: “\($0)” is no positive amount" }
    guard unreadable.isEmpty else { return unreadable }
    do throws(Failure) {
      let inputs = try checked(inputs: leastInputs(picture: Model.examplePicture))
      _ = try price(inputs, pictures: [Model.examplePicture: PictureSize(width: 1024, height: 1024)])
      return baseCreditCost == nil ? ["price: there is none to start from"] : []
    } catch { return ["price: the least order is refused: \(error.message)"] }
  }
}

extension PriceRule {
  fileprivate var amounts: [String] {
    switch self {
    case .base(let amount): [amount]
    case .table(_, let rows), .tableByOutput(_, _, let rows), .multiplier(_, let rows): rows.compactMap(\.value)
    case .addPerUnit(_, _, _, _, let credits, _): [credits]
    case .perOutput, .perUnit, .perCharacter: []
    }
  }
}
