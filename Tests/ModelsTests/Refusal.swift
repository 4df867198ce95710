import Domain
import JSON
@testable import Models

/// “field rule” of the refusal, “accepted” when there is none.
func refusal(_ model: Model, _ inputs: JSONObject, prompt: String? = nil) -> String {
  do {
    _ = try model.checked(inputs: inputs, prompt: prompt)
    return "accepted"
  } catch {
    guard error.code == .invalidParameters, case .text(let rule) = error[detail: "rule"] else { return error.code.code }
    return "\(error.field ?? "") \(rule)"
  }
}

extension Model {
  func adding(_ input: Input) -> Model { changed(inputs: inputs + [input]) }

  /// A copy that differs in what is given.
  func changed(price: [PriceRule]? = nil, payload: Payload? = nil, inputs: [Input]? = nil) -> Model {
    Model(
      modelID: modelID, recordID: recordID, name: name, provider: provider, contentType: contentType, family: family, variant: variant,
      orderInFamily: orderInFamily, hue: hue, blurb: blurb, logo: logo, expectedSeconds: expectedSeconds, maxImages: maxImages,
      defaultOutputs: defaultOutputs, isActive: isActive, inactiveReason: inactiveReason, isLocked: isLocked, endpoint: endpoint,
      statusEndpoint: statusEndpoint, payload: payload ?? self.payload, price: price ?? self.price, inputs: inputs ?? self.inputs,
      file: fileName)
  }
}
