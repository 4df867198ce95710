import JSON

extension Runware {
  /// `getResponse` for each task of the order.
  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer {
    let batch = RunwareBatch(job.id, kind: job.kind, outputs: job.outputs)
    do {
      let body = batch.tasks.map { JSONValue.object(["taskType": "getResponse", "taskUUID": .string($0.id)]) }
      let reply = try wire.exchange("POST", url, key: key, body: .array(body), timeout: 20)
      return read(reply, job, batch.tasks.map { RunwareStanding($0, in: reply.json) })
    } catch {
      return .trouble(error, retryAfter: nil)
    }
  }

  private func read(_ reply: Reply, _ job: ProviderJob, _ tasks: [RunwareStanding]) -> Answer {
    let problems = tasks.flatMap(\.problems)
    if tasks.allSatisfy(\.isSilent) {
      if reply.status == 429 || reply.status == 503 { return .trouble(.overLimit, retryAfter: reply.retryAfter) }
      return .trouble(.badAnswer("HTTP \(reply.status): \(excerpt(reply.json.bytes))"), retryAfter: nil)
    }
    if problems.contains(where: \.isOverLimit) { return .trouble(.overLimit, retryAfter: reply.retryAfter) }
    // Trouble with the question, or with our key, says nothing about what was ordered.
    if let asking = problems.first(where: { $0.isPassing && reply.status >= 500 || $0.isGeneral && $0.failure.kind == .account }) {
      return .trouble(.refused(asking.text), retryAfter: reply.retryAfter)
    }
    if tasks.allSatisfy(\.isUnknown) { return .unknown }
    return combined(tasks, job)
  }

  private func combined(_ tasks: [RunwareStanding], _ job: ProviderJob) -> Answer {
    let made = tasks.flatMap(\.results)
    // What an order has just brought into being may not be known everywhere yet.
    let isFinal = tasks.allSatisfy { $0.isFinal && (!$0.isUnknown || job.age > 15) }
    let problems = tasks.flatMap(\.problems)
    guard !made.isEmpty else {
      let percent = tasks.compactMap(\.progress).max()
      guard isFinal else { return .pending(progress: percent.map { min(max($0 / 100, 0), 1) }) }
      return .failed((problems.first { !$0.isUnknownTask } ?? problems[0]).failure)
    }
    let costs = made.compactMap(\.cost)
    var results = Results(
      made.prefix(max(1, job.outputs)).map(\.item), costUSD: costs.isEmpty ? nil : decimalText(costs.reduce(0, +)), seed: made.compactMap(\.seed).first)
    if made.count < job.outputs { results.shortfall = problems.first?.text }
    return isFinal || made.count >= job.outputs ? .finished(results) : .partly(results)
  }

  static func items(in json: JSONValue, of id: String) -> [JSONValue] {
    (json["data"]?.array ?? []).filter { $0["taskUUID"]?.string?.lowercased() == id.lowercased() }
  }

  static func identity(of item: JSONValue) -> String? {
    ["imageUUID", "videoUUID", "audioUUID", "mediaUUID"].lazy.compactMap { item[$0]?.string }.first
  }

  static func result(of item: JSONValue) -> Results.Item? {
    for name in ["imageURL", "videoURL", "audioURL", "mediaURL"] {
      if let address = item[name]?.string, !address.isEmpty { return .address(address) }
    }
    return nil
  }
}
