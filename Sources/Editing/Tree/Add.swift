import Domain
import Models
import Secrets

extension SourceTree {
  /// Writes the file of a new model and its line of the registry, and touches nothing else. Gives back the file's path.
  public func add(_ model: Model) throws(Failure) -> String {
    try alone { () throws(Failure) in
      let files = try files(), path = model.lockedFilePath
      try refuse(files.contains { $0.model.recordID == model.recordID }, "there is a model with the record id \(model.recordID)")
      try refuse(files.contains { $0.symbol == model.symbol || $0.model.fileName == model.fileName }, "there is a file \(model.fileName), or one whose constant is \(model.symbol)")
      try refuse(files.contains { $0.model.contentType == model.contentType && $0.model.modelID == model.modelID }, "\(model.modelID) is there for this content type")
      try refuse(!model.problems.isEmpty, model.problems.joined(separator: "; "))
      var registry = RegistryText(try text(of: Registry.path))
      try registry.add(model.symbol, to: model.contentType)
      try save(model.canonical, to: path)
      try save(registry.text, to: Registry.path)
      return path
    }
  }

  private func refuse(_ condition: Bool, _ why: String) throws(Failure) {
    if condition { throw Failure(.stateConflict, why) }
  }
}

extension Model {
  /// `FLUX_2_Pro.swift` for “FLUX.2 [pro]”.
  public static func fileName(for name: String) -> String {
    let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "_") + ".swift"
  }

  /// Another model's particulars under a new name, to be changed from there.
  public func copied(modelID: String, name: String, family: String, variant: String, file: String) -> Model {
    Model(
      modelID: modelID, recordID: randomUUID(), name: name, provider: provider, contentType: contentType, family: family, variant: variant,
      orderInFamily: orderInFamily, hue: hue, blurb: blurb, logo: logo, expectedSeconds: expectedSeconds, maxImages: maxImages,
      defaultOutputs: defaultOutputs, isActive: false, inactiveReason: "It has not been tried yet.", isLocked: false, endpoint: endpoint,
      statusEndpoint: statusEndpoint, payload: payload, price: price, inputs: inputs, file: file)
  }
}
