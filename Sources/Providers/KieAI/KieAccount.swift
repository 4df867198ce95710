import JSON

extension KieAI {
  /// How many credits are left: `GET /api/v1/chat/credit`, the one call that costs nothing and proves the key (providers.md §1.5).
  public func credit(over wire: some Wire, timeout: Double = 15) throws(Trouble) -> Double {
    let reply = try wire.exchange("GET", "\(baseURL)/api/v1/chat/credit", key: key, timeout: timeout)
    guard Self.verdict(reply) == 200 else { throw Self.verdict(reply) == 429 ? .overLimit : .refused("kie \(Self.verdict(reply)): \(Self.words(reply.json))") }
    guard let credits = reply.json["data"]?.number, credits.isFinite else { throw .badAnswer("no number of credits: \(excerpt(reply.json.bytes))") }
    return credits
  }

  /// A signed address for a result whose own has died; it lives for twenty minutes (providers.md §1.5).
  public func renewed(_ address: String, of job: ProviderJob, over wire: some Wire) -> String? {
    let own = KieFamily.of(job.endpoint)?.ownDownloads
    let body: JSONValue = own == nil ? ["url": .string(address)] : ["taskId": .string(job.id), "url": .string(address)]
    guard let reply = try? wire.exchange("POST", baseURL + (own ?? "/api/v1/common/download-url"), key: key, body: body, timeout: 15),
      Self.verdict(reply) == 200, let fresh = reply.json["data"]?.string, !fresh.isEmpty
    else { return nil }
    return fresh
  }
}
