import JSON

/// The shape of the request body that a provider wants.
public enum Payload: Sendable, Equatable {
  /// All keys on one level: Runware's tasks, and the bodies of kie.ai's family endpoints (Veo, Suno, Runway, FLUX Kontext, GPT-4o image,
  /// Midjourney), which `endpoint` tells apart. Without `modelKey` the id is ours alone and the provider is sent none.
  case flat(modelKey: String?, [Constant])
  /// kie.ai's `{model, input: {…}}`.
  case wrapper([Constant])
  /// One user message whose parts are a text and pictures; the ratio is said in words.
  case chat([Constant])

  /// A key that is the same in every request.
  public struct Constant: Sendable, Equatable {
    public let key: String
    public let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The specification's `payloadStructure`.
  public var structure: String {
    switch self {
    case .flat: "flat"
    case .wrapper: "wrapper"
    case .chat: "chat"
    }
  }
}

extension Model {
  /// The body of the provider's request, without ids and callbacks. `media` turns a reference into what the provider can read.
  public func payload(settings: JSONObject, media: (String) -> String) -> JSONObject {
    let values = resolved(settings, media)
    switch payload {
    case .flat(let modelKey, let constants):
      var body = object(constants)
      if let modelKey { body[modelKey] = .string(modelID) }
      return nested(values, in: body)
    case .wrapper(let constants):
      return ["model": .string(modelID), "input": .object(nested(values, in: object(constants)))]
    case .chat(let constants):
      let message: JSONObject = ["role": "user", "content": .array(chatParts(values))]
      let body: JSONObject = ["model": .string(modelID), "messages": [.object(message)]]
      return nested(constants.map { ($0.key, $0.value) }, in: body)
    }
  }

  private func resolved(_ settings: JSONObject, _ media: (String) -> String) -> [(String, JSONValue)] {
    inputs.compactMap { input in
      guard let value = settings[input.name] else { return nil }
      switch input.kind {
      case .image: return (input.name, value.string.map { .string(media($0)) } ?? value)
      case .images: return (input.name, .array((value.array ?? []).compactMap(\.string).map { .string(media($0)) }))
      case .frames: return (input.name, .array(frames((value.array ?? []).compactMap(\.string).map(media))))
      default: return (input.name, value)
      }
    }
  }

  private func frames(_ pictures: [String]) -> [JSONValue] {
    zip(pictures, ["first", "last"]).map { ["inputImage": .string($0), "frame": .string($1)] }
  }

  private func chatParts(_ values: [(String, JSONValue)]) -> [JSONValue] {
    let prompt = values.first { $0.0 == input(for: .positivePrompt)?.name }?.1.string ?? ""
    let ratio = values.first { $0.0 == input(for: .aspectRatio)?.name }?.1.string
    let text = ratio.map { prompt + "\n\nAspect ratio of the picture: \($0)." } ?? prompt
    let pictures = inputs.flatMap { input -> [JSONValue] in
      guard let value = values.first(where: { $0.0 == input.name })?.1 else { return [] }
      return switch input.kind {
      case .image: [value]
      case .images: value.array ?? []
      default: []
      }
    }
    return [["type": "text", "text": .string(text)]] + pictures.map { ["type": "image_url", "image_url": ["url": $0]] }
  }
}

private func object(_ constants: [Payload.Constant]) -> JSONObject { JSONObject(constants.map { (key: $0.key, value: $0.value) }) }

/// Puts each value where its dotted name says.
private func nested(_ values: [(String, JSONValue)], in object: JSONObject) -> JSONObject {
  values.reduce(into: object) { body, value in place(value.1, at: value.0.split(separator: ".")[...], in: &body) }
}

private func place(_ value: JSONValue, at path: ArraySlice<Substring>, in object: inout JSONObject) {
  guard let first = path.first.map(String.init) else { return }
  if path.count == 1 {
    object[first] = value
  } else {
    var inner = object[first]?.object ?? [:]
    place(value, at: path.dropFirst(), in: &inner)
    object[first] = .object(inner)
  }
}
