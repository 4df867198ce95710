import HTTPClient

/// What a call found that costs nothing and makes nothing.
public struct Probe: Sendable, Equatable {
  /// The provider answers, and would take an order of ours.
  public var isWell: Bool
  /// What is left on our account there, where the provider tells.
  public var credits: Double?
  /// For operators: what is wrong.
  public var detail: String?

  public init(isWell: Bool, credits: Double? = nil, detail: String? = nil) {
    self.isWell = isWell
    self.credits = credits
    self.detail = detail
  }

  static func well(credits: Double? = nil) -> Probe { Probe(isWell: true, credits: credits) }
  static func ill(_ detail: String, credits: Double? = nil) -> Probe { Probe(isWell: false, credits: credits, detail: String(detail.prefix(600))) }
}

/// Short, since somebody may be waiting.
let probeTimeout = 7.0

extension KieAI {
  /// The credits that are left: without any, every order would be turned away.
  public func probe(over wire: some Wire) -> Probe? {
    do {
      let credits = try credit(over: wire, timeout: probeTimeout)
      return credits > 0 ? .well(credits: credits) : .ill("no credits are left", credits: credits)
    } catch { return .ill(error.text) }
  }
}

extension Runware {
  /// A ping with our key (providers.md §2.4). One that REST does not know proves as much, as long as the complaint isn't about our account.
  public func probe(over wire: some Wire) -> Probe? {
    do {
      let reply = try wire.exchange("POST", url, key: key, body: [["taskType": "ping", "ping": true]], timeout: probeTimeout)
      if let problem = Self.problems(in: reply.json, of: "").first {
        return problem.isPassing || problem.isOverLimit || problem.failure.kind == .account ? .ill(problem.text) : .well()
      }
      return reply.status < 500 && ![401, 402, 403, 429].contains(reply.status) ? .well() : .ill("runware HTTP \(reply.status)")
    } catch { return .ill(error.text) }
  }
}

extension LovableAI {
  /// Knocks without an order: it has no call that is free, so whatever it answers but trouble of its own or with our key is well.
  public func probe(over wire: some Wire) -> Probe? {
    do {
      let response = try wire.send(HTTPRequest("GET", url, headers: [("Authorization", "Bearer \(key ?? "")")], timeout: probeTimeout, maximumBytes: 1 << 20))
      return response.status < 500 && ![401, 402, 403, 429].contains(response.status) ? .well() : .ill("lovable HTTP \(response.status): \(excerpt(response.body))")
    } catch { return .ill(Trouble(error).text) }
  }
}
