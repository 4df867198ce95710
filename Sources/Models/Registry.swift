import Domain
import Secrets

/// Every model there is. To add one: its file and its line here.
public enum Registry {
  public static let all: [Model] = [
    // image_editing
    .clarityUpscaler,
    // prompt_to_image
    .flux1Schnell,
    .gemini25FlashImage,
    // prompt_to_video
    .kling25TurboPro,
    // image_to_video
    .kling25TurboProImage,
    // prompt_to_audio
    .elevenLabsTurbo25,
  ]

  /// The specification's `getModel`.
  public static func find(_ recordID: String) -> Model? { byRecordID[recordID] }

  /// The model that somebody may use: there, and switched on.
  public static func active(_ recordID: String) throws(Failure) -> Model {
    guard let model = find(recordID) else { throw Failure(.modelNotFound, "There is no model “\(recordID.prefix(64))”.") }
    guard model.isActive else { throw Failure(.modelNotFound, model.inactiveReason ?? "\(model.name) is switched off.") }
    return model
  }

  /// The specification's `getModelsByContentType`, in the order of families and variants.
  public static func models(of type: ContentType) -> [Model] { all.filter { $0.contentType == type } }

  /// By the provider's id, which may occur under several content types.
  public static func models(withID modelID: String) -> [Model] { all.filter { $0.modelID == modelID } }

  /// The first 12 digits of the catalogue's SHA-256: names the prices and schemas that a generation was accepted under.
  public static let version = String(hex(sha256(catalogueBody)).prefix(12))

  private static let byRecordID = Dictionary(all.map { ($0.recordID, $0) }) { first, _ in first }
}
