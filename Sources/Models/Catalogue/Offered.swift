import Domain

extension Model {
  /// The model as an installation has it that knows these providers, by name: switched off, with the reason, where its own is not among them.
  public func offered(by providers: Set<String>) -> Model {
    guard isActive, !providers.contains(provider.rawValue) else { return self }
    return Model(
      modelID: modelID, recordID: recordID, name: name, provider: provider, contentType: contentType, family: family, variant: variant,
      orderInFamily: orderInFamily, hue: hue, blurb: blurb, logo: logo, expectedSeconds: expectedSeconds, maxImages: maxImages,
      defaultOutputs: defaultOutputs, isActive: false, inactiveReason: "Its provider (\(provider.label)) is not set up here.",
      isLocked: isLocked, endpoint: endpoint, statusEndpoint: statusEndpoint, payload: payload, price: price, inputs: inputs, file: fileName)
  }
}
