import Domain
import JSON

extension Model {
  /// What was asked, checked against the inputs of this model, with common names mapped and starting values filled in.
  ///
  /// `inputs` may use the model's own names, nested or dotted, or the common ones. Hidden inputs are an operator's to give.
  public func checked(
    inputs given: JSONObject, prompt: String? = nil, negativePrompt: String? = nil, byOperator: Bool = false
  ) throws(Failure) -> Inputs {
    var values = Given()
    for (name, value) in flattened(given) { try take(name, value, byOperator, into: &values) }
    try takePrompt(prompt, .positivePrompt, field: "prompt", into: &values)
    try takePrompt(negativePrompt, .negativePrompt, field: "negative_prompt", into: &values)
    let settings = try settled(values)
    return Inputs(
      settings: settings, prompt: input(for: .positivePrompt).flatMap { settings[$0.name]?.string },
      negativePrompt: input(for: .negativePrompt).flatMap { settings[$0.name]?.string }, outputs: outputs(settings),
      mediaReferences: mediaReferences(settings))
  }

  /// The number of results that these settings ask for.
  public func outputs(_ settings: JSONObject) -> Int {
    for input in inputs {
      if input.part == .numOutputs, let count = settings[input.name].flatMap(optionText).flatMap({ Int($0) }) { return count }
      if let count = input.outputsWhenOn, settings[input.name]?.bool == true { return count }
    }
    return defaultOutputs
  }

  private func take(_ name: String, _ value: JSONValue, _ byOperator: Bool, into values: inout Given) throws(Failure) {
    let own = inputs.first { $0.name == name } ?? inputs.first { $0.part?.rawValue == name }
    guard let own, byOperator || !own.isHidden else { throw .invalid(name, "unknown", "\(self.name) has no parameter “\(name.prefix(64))”.") }
    guard !isAbsent(value, for: own) else { return }
    try values.add(try own.checked(value, field: name), to: own.name, field: name)
  }

  private func takePrompt(_ text: String?, _ part: CommonParameter, field: String, into values: inout Given) throws(Failure) {
    guard let text, !withoutOuterSpace(text).isEmpty else { return }
    guard let own = input(for: part) else { throw .invalid(field, "unknown", "\(name) takes no \(part == .positivePrompt ? "prompt" : "negative prompt").") }
    try values.add(try own.checked(.string(text), field: field), to: own.name, field: field)
  }

  private func settled(_ values: Given) throws(Failure) -> JSONObject {
    var settings: [(key: String, value: JSONValue)] = []
    let sizes = chosenSize(values)
    for input in inputs {
      if case .ratio = input.kind { continue }
      if let other = input.needs, !isSaid(other, values) { continue }
      if let value = values[input.name] ?? sizes[input.name] ?? (input.isHidden ? nil : input.start) {
        settings.append((key: input.name, value: value))
      } else if input.isRequired || input.neededBy.map({ isSaid($0, values) }) == true {
        throw missing(input)
      }
    }
    return JSONObject(settings)
  }

  /// Whether an input was given and counts; a switch, whether it is on.
  private func isSaid(_ name: String, _ values: Given) -> Bool {
    guard let input = inputs.first(where: { $0.name == name }), input.needs.map({ isSaid($0, values) }) ?? true else { return false }
    if case .flag = input.kind { return (values[name] ?? input.start)?.bool == true }
    return values[name] != nil
  }

  /// The pixels that the chosen ratio means; what is said in pixels goes before it.
  private func chosenSize(_ values: Given) -> JSONObject {
    for input in inputs {
      guard case .ratio(let table) = input.kind, let ratio = values[input.name] ?? input.start else { continue }
      guard let size = table.sizes.first(where: { .string($0.ratio) == ratio }) else { continue }
      return [table.width: .integer(size.width), table.height: .integer(size.height)]
    }
    return [:]
  }

  private func missing(_ input: Input) -> Failure {
    if input.part == .positivePrompt, case .text(let length) = input.kind {
      return .invalid("prompt", "required", "Prompt must be at least \(length.lowerBound) characters.")
    }
    return .invalid(input.name, "required", "\(input.title) is required.")
  }

  private func mediaReferences(_ settings: JSONObject) -> [Inputs.MediaUse] {
    inputs.flatMap { input -> [Inputs.MediaUse] in
      switch input.kind {
      case .image: settings[input.name]?.string.map { [Inputs.MediaUse(parameter: input.name, reference: $0)] } ?? []
      case .images, .frames: (settings[input.name]?.array ?? []).compactMap(\.string).map { Inputs.MediaUse(parameter: input.name, reference: $0) }
      default: []
      }
    }
  }

  /// `{"settings":{"steps":20}}` says the same as `{"settings.steps":20}` to a model whose inputs are nested.
  private func flattened(_ object: JSONObject, prefix: String = "") -> [(String, JSONValue)] {
    object.members.flatMap { member -> [(String, JSONValue)] in
      let name = prefix + member.key
      if case .object(let inner) = member.value, inputs.contains(where: { $0.name.hasPrefix(name + ".") }) {
        return flattened(inner, prefix: name + ".")
      }
      return [(name, member.value)]
    }
  }
}

/// The values that were given, by own name, with the name under which each came.
private struct Given {
  private var values: [String: (value: JSONValue, field: String)] = [:]

  subscript(name: String) -> JSONValue? { values[name]?.value }

  mutating func add(_ value: JSONValue, to name: String, field: String) throws(Failure) {
    if let earlier = values[name], earlier.value != value {
      throw .invalid(field, "conflict", "“\(field)” and “\(earlier.field)” mean the same and differ.")
    }
    values[name] = (value, field)
  }
}

/// Null says nothing, and so does an empty text or list where nothing is required.
private func isAbsent(_ value: JSONValue, for input: Input) -> Bool {
  if value.isNull { return true }
  if input.isRequired { return false }
  return switch input.kind {
  case .text, .choice, .ratio, .image, .hex, .integerAsText: value == ""
  case .images, .frames, .numbers: value == []
  case .integer, .number, .flag: false
  }
}
