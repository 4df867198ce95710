import JSON

/// What somebody asked of a model, after every check: the model's own names, starting values filled in.
public struct Inputs: Sendable, Equatable {
  /// Stored with the generation, and all that price and payload look at.
  public var settings: JSONObject
  public var prompt: String?
  public var negativePrompt: String?
  /// How many results there will be.
  public var outputs: Int
  public var mediaReferences: [MediaUse]

  /// An input that names a picture of the person's own.
  public struct MediaUse: Sendable, Equatable {
    public let parameter: String
    public let reference: String
  }
}
