import JSON

/// Runware's task array over REST. The generation's id is the task id, so that an order whose answer got lost can be looked up.
public struct Runware: Provider {
  let url: String
  let key: String?

  /// - Parameter baseURL: with or without the `/v1` at its end.
  public init(baseURL: String, key: String?) {
    url = baseURL.hasSuffix("/v1") ? baseURL : "\(baseURL)/v1"
    self.key = key
  }

  public var knowsOurID: Bool { true }

  /// Media goes along in the request.
  public func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String { input.dataURI }
}
