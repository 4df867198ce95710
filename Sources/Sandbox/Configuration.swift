/// What the stand-in is told at its start.
public struct Configuration: Sendable {
  /// A folder of its own for the files that it serves; emptied at start.
  public var folder: String
  /// The key with which kie's callbacks are signed; nil sends them unsigned.
  public var kieWebhookKey: String?
  /// Certificates to trust when it posts callbacks or fetches inputs.
  public var caFile: String?
  public var renderThreads: Int

  public init(folder: String, kieWebhookKey: String? = nil, caFile: String? = nil, renderThreads: Int = 2) {
    self.folder = folder
    self.kieWebhookKey = kieWebhookKey
    self.caFile = caFile
    self.renderThreads = renderThreads
  }
}
