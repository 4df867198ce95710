import JSON

extension Runware {
  /// One task, or several where a task gives fewer results than are ordered; asynchronous: the reply only acknowledges them.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    let batch = RunwareBatch(order.id, kind: kind(of: order), outputs: order.outputs)
    let body = batch.tasks.indices.map { JSONValue.object(task($0, of: batch, order)) }
    do {
      let reply = try wire.exchange("POST", url, key: key, body: .array(body), timeout: 60)
      return accepted(reply, batch)
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }

  private func kind(of order: Order) -> String {
    switch order.payload["taskType"]?.string {
    case "videoInference": "video"
    case "audioInference": "audio"
    default: "image"
    }
  }

  private func task(_ part: Int, of batch: RunwareBatch, _ order: Order) -> JSONObject {
    var task = order.payload
    task["taskUUID"] = .string(batch.tasks[part].id)
    if task["model"] == nil { task["model"] = .string(order.model) }
    if task["numberResults"] != nil || batch.tasks[part].results > 1 { task["numberResults"] = .integer(Int64(batch.tasks[part].results)) }
    // Parts of an order with one seed would all be the same.
    if part > 0, let seed = task["seed"]?.integer { task["seed"] = .integer(seed &+ Int64(part)) }
    task["deliveryMethod"] = "async"
    task["includeCost"] = true
    if let callback = order.callbackURL { task["webhookURL"] = .string(part == 0 ? callback : "\(callback)&part=\(part)") }
    return task
  }

  private func accepted(_ reply: Reply, _ batch: RunwareBatch) -> Submission {
    var problem: RunwareProblem?
    for task in batch.tasks {
      guard let found = Self.problems(in: reply.json, of: task.id).first else {
        if Self.items(in: reply.json, of: task.id).isEmpty { continue }
        return .accepted(batch.tasks[0].id)
      }
      // The task is already there: an earlier sending of ours got through.
      if found.code.lowercased() == "conflicttaskuuid" { return .accepted(batch.tasks[0].id) }
      problem = problem ?? found
    }
    if let problem { return refused(reply, problem) }
    switch reply.status {
    case 429, 503: return .notTaken(.overLimit, retryAfter: reply.retryAfter)
    case 400, 404, 405, 413, 422: return .failed(ProviderFailure(.invalid, "runware HTTP \(reply.status)"))
    case 401, 402, 403: return .failed(ProviderFailure(.account, "runware HTTP \(reply.status)"))
    default: return .doubtful(.badAnswer("HTTP \(reply.status): \(excerpt(reply.json.bytes))"))
    }
  }

  private func refused(_ reply: Reply, _ problem: RunwareProblem) -> Submission {
    if problem.isOverLimit || reply.status == 429 { return .notTaken(.overLimit, retryAfter: reply.retryAfter) }
    // Sending the same task again is safe: its id makes it one.
    if problem.isPassing && reply.status >= 500 { return .notTaken(.refused(problem.text), retryAfter: reply.retryAfter) }
    var failure = problem.failure
    if failure.kind == .providerError, [401, 402, 403].contains(reply.status) { failure.kind = .account }
    return .failed(failure)
  }
}
