import Domain
import JSON

extension Model {
  /// The source text of this model's file. A file never says it in any other way, so a writer can change one value and render the rest
  /// again without loss, and every change is a change of one line.
  public var canonical: String {
    (["extension Model {", "  static let \(symbol): Model = Model("] + fields.commaSeparated.indented(2) + ["}"]).map { $0 + "\n" }.joined()
  }

  /// The name of the constant, made from the file's: `Kling_2_5_Turbo_Pro.swift` holds `kling25TurboPro`.
  package var symbol: String {
    let parts = fileName.split(separator: ".")[0].split(separator: "_")
    guard let first = parts.first else { return "" }
    let start = first == first.uppercased() ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return start + parts.dropFirst().joined()
  }

  private var fields: [[String]] {
    [
      ["modelID: \(quoted(modelID))"], ["recordID: \(quoted(recordID))"], ["name: \(quoted(name))"], ["provider: .\(provider)"],
      ["contentType: .\(contentType)"], ["family: \(quoted(family))"], ["variant: \(quoted(variant))"], ["orderInFamily: \(orderInFamily)"],
      ["hue: \(hue)"], ["blurb: \(quoted(blurb))"], ["logo: \(quoted(logo))"], ["expectedSeconds: \(expectedSeconds)"],
      ["maxImages: \(maxImages)"], ["defaultOutputs: \(defaultOutputs)"], ["isActive: \(isActive)"],
      ["inactiveReason: \(quotedOrNil(inactiveReason))"], ["isLocked: \(isLocked)"], ["endpoint: \(quoted(endpoint))"],
      ["statusEndpoint: \(quotedOrNil(statusEndpoint))"], labelled("payload", payload.source), labelled("price", list(price.map(\.source))),
      labelled("inputs", list(inputs.map(\.source))),
    ]
  }
}

extension Payload {
  fileprivate var source: [String] {
    switch self {
    case .flat(let modelKey, let constants):
      wrapped(".flat(modelKey: \(quotedOrNil(modelKey)), ", list(constants.map(\.source)), ")")
    case .wrapper(let constants): wrapped(".wrapper(", list(constants.map(\.source)), ")")
    case .chat(let constants): wrapped(".chat(", list(constants.map(\.source)), ")")
    }
  }
}

extension Payload.Constant {
  fileprivate var source: [String] { ["Payload.Constant(\(quoted(key)), \(literal(value)))"] }
}

extension PriceRule {
  fileprivate var source: [String] {
    switch self {
    case .base(let amount): [".base(\(quoted(amount)))"]
    case .table(let parameters, let rows): wrapped(".table(\(names(parameters)), ", list(rows.map(\.source)), ")")
    case .tableByOutput(let image, let factor, let rows):
      wrapped(".tableByOutput(image: \(quoted(image)), factor: \(quoted(factor)), ", list(rows.map(\.source)), ")")
    case .multiplier(let parameter, let rows): wrapped(".multiplier(\(quoted(parameter)), ", list(rows.map(\.source)), ")")
    case .perOutput(let parameter): [".perOutput(\(quoted(parameter)))"]
    case .perUnit(let parameters, let unit, let size): [".perUnit(\(names(parameters)), unit: \(quoted(unit)), of: \(grouped(size)))"]
    case .perCharacter(let parameter, let size): [".perCharacter(\(quoted(parameter)), of: \(grouped(size)))"]
    case .addPerUnit(let parameters, let unit, let size, let included, let credits, let times):
      [
        ".addPerUnit(\(names(parameters)), unit: \(quoted(unit)), size: \(grouped(size)), included: \(included), credits: \(quoted(credits)), "
          + "times: \(quotedOrNil(times)))"
      ]
    }
  }
}

extension PriceRule.Row {
  fileprivate var source: [String] { ["PriceRule.Row(\(quoted(key)), \(quotedOrNil(value)))"] }
}

extension Input {
  fileprivate var source: [String] {
    var fields = [["name: \(quoted(name))"], ["title: \(quoted(title))"], ["about: \(quoted(about))"], labelled("kind", kind.source)]
    if let part { fields.append(["part: .\(part)"]) }
    if let start { fields.append(["start: \(literal(start))"]) }
    if isRequired { fields.append(["required: true"]) }
    if place != .form { fields.append(["place: .\(place)"]) }
    if let unit { fields.append(["unit: \(quoted(unit))"]) }
    if let needs { fields.append(["needs: \(quoted(needs))"]) }
    if let neededBy { fields.append(["neededBy: \(quoted(neededBy))"]) }
    if let outputsWhenOn { fields.append(["outputsWhenOn: \(outputsWhenOn)"]) }
    return ["Input("] + fields.commaSeparated.indented(1)
  }
}

extension Input.Kind {
  fileprivate var source: [String] {
    switch self {
    case .text(let length): [".text(\(grouped(Int64(length.lowerBound)))...\(grouped(Int64(length.upperBound))))"]
    case .integer(let range, let step):
      [".integer(\(grouped(range.lowerBound))...\(grouped(range.upperBound))\(step == 1 ? "" : ", step: \(grouped(step))"))"]
    case .integerAsText(let range): [".integerAsText(\(grouped(range.lowerBound))...\(grouped(range.upperBound)))"]
    case .numbers(let range, let count): [".numbers(\(decimal(range.lowerBound))...\(decimal(range.upperBound)), count: \(count))"]
    case .hex(let count): [".hex(\(count))"]
    case .number(let range): [".number(\(decimal(range.lowerBound))...\(decimal(range.upperBound)))"]
    case .flag: [".flag"]
    case .choice(let choices, let numbered):
      wrapped(".choice(", list(choices.map(\.source)), numbered.map { ", numbered: \(quoted($0)))" } ?? ")")
    case .ratio(let table):
      wrapped(".ratio(RatioSizes(width: \(quoted(table.width)), height: \(quoted(table.height)), ", list(table.sizes.map(\.source)), "))")
    case .image: [".image"]
    case .images(let count): [".images(\(count.lowerBound)...\(count.upperBound))"]
    case .frames(let count): [".frames(\(count.lowerBound)...\(count.upperBound))"]
    }
  }
}

extension Choice {
  fileprivate var source: [String] {
    guard let label else { return [literal(value)] }
    return ["Choice(\(literal(value)), label: \(quoted(label)))"]
  }
}

extension RatioSizes.Size {
  fileprivate var source: [String] { ["RatioSizes.Size(\(quoted(ratio)), \(width), \(height))"] }
}
