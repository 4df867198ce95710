import JSON

/// A server that speaks OpenAI's images endpoint, `POST /v1/images/generations`: LocalAI, vLLM, a bridge before ComfyUI. Synchronous, and
/// there is nothing to look up afterwards, so an order whose answer got lost is never repeated.
public struct OpenAICompatible: Provider {
  private let base: String
  /// Many servers at home want none.
  private let key: String?

  /// The address with or without `/v1` at its end.
  public init(baseURL: String, key: String?) {
    let address = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    base = address.hasSuffix("/v1") ? String(address.dropLast(3)) : address
    self.key = key
  }

  public var knowsOurID: Bool { false }

  public func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String { input.dataURI }

  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer { .unknown }

  /// A machine at home may need minutes.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    let address = base + (order.endpoint ?? "/v1/images/generations")
    do {
      return read(try wire.exchange("POST", address, key: key, body: .object(order.payload), timeout: 280, maximumBytes: 160 << 20))
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }
}
