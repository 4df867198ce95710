import Domain

/// One model of the catalogue: particulars as data. What is done with them is written once, for all models.
///
/// The specification's five parts: `config` are the fields here, `schema` is in Catalogue/Schema.swift, `validate` is `checked`,
/// `calculateCost` is `price`, and `execute` sends `payload` from the worker.
public struct Model: Sendable, Equatable {
  /// The id under which the provider knows the model.
  public let modelID: String
  /// Our own id, unique in the catalogue.
  public let recordID: String
  public let name: String
  public let provider: ProviderID
  public let contentType: ContentType
  public let family: String
  public let variant: String
  public let orderInFamily: Int
  /// The colour of the model's mark, in degrees.
  public let hue: Int
  /// One sentence for people who choose.
  public let blurb: String
  public let logo: String
  public let expectedSeconds: Int
  public let maxImages: Int
  public let defaultOutputs: Int
  public let isActive: Bool
  public let inactiveReason: String?
  public let isLocked: Bool
  public let endpoint: String
  /// Where to ask for the state of a job; nil when the first answer is the result.
  public let statusEndpoint: String?
  public let payload: Payload
  public let price: [PriceRule]
  public let inputs: [Input]
  /// The file that says this, without its folder.
  public let fileName: String

  package init(
    modelID: String, recordID: String, name: String, provider: ProviderID, contentType: ContentType, family: String, variant: String,
    orderInFamily: Int, hue: Int, blurb: String, logo: String, expectedSeconds: Int, maxImages: Int, defaultOutputs: Int, isActive: Bool,
    inactiveReason: String?, isLocked: Bool, endpoint: String, statusEndpoint: String?, payload: Payload, price: [PriceRule],
    inputs: [Input], file: String = #fileID
  ) {
    self.modelID = modelID
    self.recordID = recordID
    self.name = name
    self.provider = provider
    self.contentType = contentType
    self.family = family
    self.variant = variant
    self.orderInFamily = orderInFamily
    self.hue = hue
    self.blurb = blurb
    self.logo = logo
    self.expectedSeconds = expectedSeconds
    self.maxImages = maxImages
    self.defaultOutputs = defaultOutputs
    self.isActive = isActive
    self.inactiveReason = inactiveReason
    self.isLocked = isLocked
    self.endpoint = endpoint
    self.statusEndpoint = statusEndpoint
    self.payload = payload
    self.price = price
    self.inputs = inputs
    self.fileName = String(file.split(separator: "/").last ?? "")
  }
}

extension Model {
  public var kind: MediaKind { contentType.kind }

  /// When a job that is not done counts as timed out.
  public var deadlineSeconds: Int { max(300, 10 * expectedSeconds) }

  /// The file of this model, from the root of the repository.
  public var lockedFilePath: String { "Sources/Models/\(contentType.rawValue)/\(fileName)" }

  /// The input that plays a common part, such as the prompt.
  public func input(for part: CommonParameter) -> Input? { inputs.first { $0.part == part } }

  /// Common name to the model's own name.
  public var commonParameters: [(common: String, own: String)] {
    CommonParameter.allCases.compactMap { part in
      guard let input = input(for: part), !input.isHidden else { return nil }
      if case .ratio(let sizes) = input.kind { return (part.rawValue, sizes.width + "+" + sizes.height) }
      return (part.rawValue, input.name)
    }
  }
}
