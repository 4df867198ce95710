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

  /// One question brings one picture, so several are asked for one after the other. The first that brings none ends it: what has come by
  /// then is kept, and nothing is asked twice.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    var made: Results?
    while true {
      let submission = asked(order, over: wire)
      guard case .finished(let more) = submission else {
        made?.shortfall = shortfall(submission)
        return made.map { .finished($0) } ?? submission
      }
      made = made.map { $0 + more } ?? more
      if let made, made.items.count >= order.outputs { return .finished(made) }
    }
  }

  private func asked(_ order: Order, over wire: some Wire) -> Submission {
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

  private func shortfall(_ submission: Submission) -> String {
    switch submission {
    case .failed(let failure): failure.internalText
    case .notTaken(let trouble, _), .doubtful(let trouble): "lovable: \(trouble.text)"
    case .accepted, .finished: "lovable: no picture"
    }
  }
}

private func + (one: Results, other: Results) -> Results {
  let costs = [one.costUSD, other.costUSD].compactMap { $0.flatMap(Double.init) }
  return Results(one.items + other.items, costUSD: costs.isEmpty ? nil : decimalText(costs.reduce(0, +)))
}
