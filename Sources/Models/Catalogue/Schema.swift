import JSON

extension Model {
  /// The JSON Schema of what may be asked, with hints for the form, which shows its properties in their order. Hidden inputs are not in it.
  public var schema: JSONValue {
    let shown = inputs.filter { !$0.isHidden }
    let sized = sizedByRatio
    let properties = shown.map { (key: $0.name, value: JSONValue.object($0.schema(isSized: sized.contains($0.name)))) }
    let required = shown.filter { $0.isRequired && !sized.contains($0.name) }
    return [
      "type": "object", "additionalProperties": false, "required": .array(required.map { .string($0.name) }),
      "properties": .object(JSONObject(properties)),
    ]
  }

  /// Inputs that a ratio fills in where they are left empty.
  private var sizedByRatio: Set<String> {
    inputs.reduce(into: []) { names, input in
      if case .ratio(let table) = input.kind { names.formUnion([table.width, table.height]) }
    }
  }
}

extension Input {
  fileprivate func schema(isSized: Bool) -> JSONObject {
    var schema = typeSchema
    schema["title"] = .string(title)
    schema["description"] = .string(about)
    if let start, !isSized { schema["default"] = start }
    schema["x-ui"] = .string(control)
    if place == .advanced { schema["x-advanced"] = true }
    if let unit { schema["x-unit"] = .string(unit) }
    if let needs { schema["x-needs"] = .string(needs) }
    if let neededBy { schema["x-needed-by"] = .string(neededBy) }
    if let outputsWhenOn { schema["x-outputs-when-on"] = .integer(Int64(outputsWhenOn)) }
    return schema
  }

  private var typeSchema: JSONObject {
    switch kind {
    case .text(let length): ["type": "string", "minLength": .integer(Int64(length.lowerBound)), "maxLength": .integer(Int64(length.upperBound))]
    case .integer(let range, let step):
      step == 1
        ? ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        : ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound), "multipleOf": .integer(step)]
    case .integerAsText(let range): ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .number(let range): ["type": "number", "minimum": .real(range.lowerBound), "maximum": .real(range.upperBound)]
    case .numbers(let range, let count):
      [
        "type": "array", "minItems": .integer(Int64(count)), "maxItems": .integer(Int64(count)),
        "items": ["type": "number", "minimum": .real(range.lowerBound), "maximum": .real(range.upperBound)],
      ]
    case .flag: ["type": "boolean"]
    case .hex(let count): ["type": "string", "pattern": .string("^[0-9A-Fa-f]{\(count)}$")]
    case .choice(let choices, let numbered): choiceSchema(choices, numbered)
    case .ratio(let sizes): ratioSchema(sizes)
    case .image: ["type": "string", "contentMediaType": "image/*"]
    case .images(let count), .frames(let count):
      [
        "type": "array", "minItems": .integer(Int64(count.lowerBound)), "maxItems": .integer(Int64(count.upperBound)),
        "items": ["type": "string", "contentMediaType": "image/*"],
      ]
    }
  }

  private func choiceSchema(_ choices: [Choice], _ numbered: String?) -> JSONObject {
    let isText = choices.allSatisfy { $0.value.string != nil }
    var schema: JSONObject = ["type": isText ? "string" : "integer", "enum": .array(choices.map(\.value))]
    if let numbered { schema["x-enum-numbered"] = .string(numbered) }
    let labels = choices.compactMap { choice in choice.label.map { (key: optionText(choice.value) ?? "", value: JSONValue.string($0)) } }
    if !labels.isEmpty { schema["x-enum-labels"] = .object(JSONObject(labels)) }
    return schema
  }

  /// `x-sets` says which inputs a ratio fills in, for a price worked out in the browser.
  private func ratioSchema(_ table: RatioSizes) -> JSONObject {
    let sets = table.sizes.map { size in
      (key: size.ratio, value: JSONValue.object([table.width: .integer(size.width), table.height: .integer(size.height)]))
    }
    return ["type": "string", "enum": .array(table.sizes.map { .string($0.ratio) }), "x-sets": .object(JSONObject(sets))]
  }

  /// The control of the form.
  var control: String {
    switch kind {
    case .text(let length): part == .positivePrompt ? "prompt" : length.upperBound > 500 ? "textarea" : "text"
    case .integer(let range, let step):
      part == .seed ? "seed" : (range.upperBound - range.lowerBound) / step <= 20 ? "stepper" : "slider"
    case .integerAsText(let range): part == .seed ? "seed" : range.upperBound - range.lowerBound <= 20 ? "stepper" : "slider"
    case .number: "slider"
    case .numbers: "numbers"
    case .hex: "text"
    case .flag: "switch"
    case .choice(let choices, _): part == .aspectRatio ? "ratio" : choices.count <= 4 ? "segmented" : "select"
    case .ratio: "ratio"
    case .image: "image"
    case .images, .frames: "images"
    }
  }
}
