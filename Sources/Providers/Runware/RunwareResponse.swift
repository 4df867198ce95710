import JSON

extension Runware {
  /// `getResponse` for the task.
  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer {
    do {
      let body: JSONValue = [["taskType": "getResponse", "taskUUID": .string(job.id), "includeCost": true]]
      let reply = try wire.exchange("POST", url, key: key, body: body, timeout: 20)
      return read(reply, of: job)
    } catch {
      return .trouble(error, retryAfter: nil)
    }
  }

  private func read(_ reply: Reply, of job: ProviderJob) -> Answer {
    if let problem = Self.problem(in: reply.json, of: job.id) {
      if problem.isUnknownTask { return .unknown }
      if problem.isOverLimit { return .trouble(.overLimit, retryAfter: reply.retryAfter) }
      if problem.isPassing && reply.status >= 500 { return .trouble(.refused(problem.text), retryAfter: reply.retryAfter) }
      return .failed(problem.failure)
    }
    let items = Self.items(in: reply.json, of: job.id)
    guard !items.isEmpty else {
      if reply.status == 429 || reply.status == 503 { return .trouble(.overLimit, retryAfter: reply.retryAfter) }
      return .trouble(.badAnswer("HTTP \(reply.status): \(excerpt(reply.json.bytes))"), retryAfter: nil)
    }
    return progress(of: items, job)
  }

  /// A task is done when as many different results are there as were ordered; each has an item of its own.
  private func progress(of items: [JSONValue], _ job: ProviderJob) -> Answer {
    var seen: Set<String> = [], results: [Results.Item] = [], cost = 0.0, hasCost = false, seed: Int64?
    for item in items where item["status"]?.string.map({ $0 == "success" }) ?? true {
      guard let result = Self.result(of: item) else { continue }
      guard seen.insert(Self.identity(of: item) ?? "\(seen.count)").inserted else { continue }
      results.append(result)
      seed = seed ?? item["seed"]?.integer
      if let amount = item["cost"]?.number {
        cost += amount
        hasCost = true
      }
    }
    if results.count >= max(1, job.outputs) {
      return .finished(Results(Array(results.prefix(max(1, job.outputs))), costUSD: hasCost ? decimalText(cost) : nil, seed: seed))
    }
    let working = items.contains { item in item["status"]?.string.map { $0 != "success" } ?? false }
    if !working && items.allSatisfy({ $0["status"]?.string == "success" }) && results.isEmpty {
      return .failed(ProviderFailure(.badAnswer, "runware: success without a result: \(excerpt(items[0].bytes))"))
    }
    let percent = items.compactMap { $0["progress"]?.number }.max()
    return .pending(progress: percent.map { min(max($0 / 100, 0), 1) })
  }

  static func items(in json: JSONValue, of id: String) -> [JSONValue] {
    (json["data"]?.array ?? []).filter { $0["taskUUID"]?.string?.lowercased() == id.lowercased() }
  }

  private static func identity(of item: JSONValue) -> String? {
    ["imageUUID", "videoUUID", "audioUUID", "mediaUUID"].lazy.compactMap { item[$0]?.string }.first
  }

  private static func result(of item: JSONValue) -> Results.Item? {
    for name in ["imageURL", "videoURL", "audioURL", "mediaURL"] {
      if let address = item[name]?.string, !address.isEmpty { return .address(address) }
    }
    return nil
  }
}
