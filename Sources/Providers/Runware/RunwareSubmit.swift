import JSON

extension Runware {
  /// One task, asynchronous: the reply only acknowledges it.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    var task = order.payload
    task["taskUUID"] = .string(order.id)
    if task["model"] == nil { task["model"] = .string(order.model) }
    task["deliveryMethod"] = "async"
    task["includeCost"] = true
    if let callback = order.callbackURL { task["webhookURL"] = .string(callback) }
    do {
      let reply = try wire.exchange("POST", url, key: key, body: .array([.object(task)]), timeout: 60)
      return accepted(reply, order.id)
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }

  private func accepted(_ reply: Reply, _ id: String) -> Submission {
    if let problem = Self.problem(in: reply.json, of: id) {
      // The task is already there: an earlier sending of ours got through.
      if problem.code.lowercased() == "conflicttaskuuid" { return .accepted(id) }
      if problem.isOverLimit { return .notTaken(.overLimit, retryAfter: reply.retryAfter) }
      if problem.isPassing && reply.status >= 500 { return .notTaken(.refused(problem.text), retryAfter: reply.retryAfter) }
      return .failed(problem.failure)
    }
    let mine = Self.items(in: reply.json, of: id)
    if !mine.isEmpty { return .accepted(id) }
    switch reply.status {
    case 429, 503: return .notTaken(.overLimit, retryAfter: reply.retryAfter)
    case 400, 404, 405, 413, 422: return .failed(ProviderFailure(.invalid, "runware HTTP \(reply.status)"))
    case 401, 402, 403: return .failed(ProviderFailure(.account, "runware HTTP \(reply.status)"))
    default: return .doubtful(.badAnswer("HTTP \(reply.status): \(excerpt(reply.json.bytes))"))
    }
  }
}
