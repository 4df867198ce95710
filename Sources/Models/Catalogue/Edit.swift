import Domain

/// A change of a model's particulars, as an operator asks for it. What is nil stays as it is.
public struct Edit: Sendable {
  public var name: String?
  public var blurb: String?
  public var family: String?
  public var variant: String?
  public var orderInFamily: Int?
  public var expectedSeconds: Int?
  public var isActive: Bool?
  /// Why the model is switched off.
  public var inactiveReason: String?
  public var price: [PriceRule]?
  public var inputs: [Input]?

  public init() {}
}

extension Model {
  /// The model after the change, whose `canonical` text is to be written in place of its file. A locked model refuses with E006.
  public func edited(_ edit: Edit) throws(Failure) -> Model {
    guard !isLocked else { throw Failure(.lockedModel, "\(name) is locked. Unlock it first.") }
    return copy(edit, isLocked: false)
  }

  /// The model with its lock set or lifted, the one change that a locked model takes.
  public func locked(_ isLocked: Bool) -> Model { copy(Edit(), isLocked: isLocked) }

  private func copy(_ edit: Edit, isLocked: Bool) -> Model {
    let isActive = edit.isActive ?? isActive
    return Model(
      modelID: modelID, recordID: recordID, name: edit.name ?? name, provider: provider, contentType: contentType,
      family: edit.family ?? family, variant: edit.variant ?? variant, orderInFamily: edit.orderInFamily ?? orderInFamily, hue: hue,
      blurb: edit.blurb ?? blurb, logo: logo, expectedSeconds: edit.expectedSeconds ?? expectedSeconds, maxImages: maxImages,
      defaultOutputs: defaultOutputs, isActive: isActive, inactiveReason: isActive ? nil : edit.inactiveReason ?? inactiveReason,
      isLocked: isLocked, endpoint: endpoint, statusEndpoint: statusEndpoint, payload: payload, price: edit.price ?? price,
      inputs: edit.inputs ?? inputs, file: fileName)
  }
}
