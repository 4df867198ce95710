import JSON

/// The chat gateway: synchronous, the picture comes as a data URI inside the answer. There is nothing to look up afterwards, so an
/// answer that got lost stays lost and the order is never repeated.
public struct LovableAI: Provider {
  let url: String
  let key: String?

  public init(baseURL: String, key: String?) {
    url = baseURL.hasSuffix("/v1") ? "\(baseURL)/chat/completions" : "\(baseURL)/v1/chat/completions"
    self.key = key
  }

  public var knowsOurID: Bool { false }

  public func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String { input.dataURI }

  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer { .unknown }

  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    var body = order.payload
    if body["model"] == nil { body["model"] = .string(order.model) }
    do {
      let reply = try wire.exchange("POST", url, key: key, body: .object(body), timeout: 150, maximumBytes: 40 << 20)
      return read(reply)
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }
}
