import Domain
import Models
import Secrets

extension Model {
  /// A model that has what every model of its content type has, switched off until somebody has said the rest.
  public static func template(
    _ type: ContentType, _ provider: ProviderID, modelID: String, name: String, family: String, variant: String, logo: String, file: String
  ) -> Model {
    let shape = shape(of: provider)
    return Model(
      modelID: modelID, recordID: randomUUID(), name: name, provider: provider, contentType: type, family: family, variant: variant,
      orderInFamily: 1, hue: 210, blurb: "To be described.", logo: logo, expectedSeconds: type.kind == .image ? 30 : 120,
      maxImages: type == .imageEditing || type == .imageToVideo ? 1 : 0, defaultOutputs: 1, isActive: false,
      inactiveReason: "It has not been tried yet.", isLocked: false, endpoint: shape.endpoint, statusEndpoint: shape.statusEndpoint,
      payload: shape.payload, price: [.base("1")], inputs: usualInputs(type), file: file)
  }
}

/// How a provider is asked when nothing is special about a model.
private func shape(of provider: ProviderID) -> (endpoint: String, statusEndpoint: String?, payload: Payload) {
  switch provider {
  case .kieAI: ("/api/v1/jobs/createTask", "/api/v1/jobs/recordInfo", .wrapper([]))
  case .runware: ("/v1", "/v1", .flat(modelKey: "model", []))
  case .lovableAI: ("/v1/chat/completions", nil, .chat([]))
  case .openAICompatible: ("/v1/images/generations", nil, .flat(modelKey: "model", [.init("response_format", "b64_json")]))
  }
}

private func usualInputs(_ type: ContentType) -> [Input] {
  let prompt = Input(
    name: "prompt", title: "Prompt", about: "Say what you want to see, in plain words.", kind: .text(3...2000), part: .positivePrompt, required: true)
  let picture = Input(name: "image", title: "Picture", about: "The picture to begin with.", kind: .image, required: true)
  return switch type {
  case .promptToImage, .promptToVideo: [prompt]
  case .imageEditing, .imageToVideo: [picture, prompt]
  case .promptToAudio: [Input(name: "text", title: "Text", about: "What is to be heard.", kind: .text(3...2000), part: .positivePrompt, required: true)]
  }
}
