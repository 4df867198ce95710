import JSON

extension KieAI {
  /// `POST /api/v1/jobs/createTask`. Code 200 means accepted, nothing more.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    var body = order.payload
    if body["model"] == nil { body["model"] = .string(order.model) }
    if let url = order.callbackURL { body["callBackUrl"] = .string(url) }
    do {
      let reply = try wire.exchange("POST", "\(baseURL)/api/v1/jobs/createTask", key: key, body: .object(body))
      return accepted(reply)
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }

  private func accepted(_ reply: Reply) -> Submission {
    let code = Self.verdict(reply), words = "kie \(code): \(Self.words(reply.json))"
    switch code {
    case 200:
      guard let task = reply.json["data"]?["taskId"]?.string, !task.isEmpty, task.utf8.count <= 100 else {
        return .doubtful(.badAnswer("accepted without a task id: \(excerpt(reply.json.bytes))"))
      }
      return .accepted(task)
    case 429: return .notTaken(.overLimit, retryAfter: reply.retryAfter)
    case 455, 550, 503: return .notTaken(.refused(words), retryAfter: reply.retryAfter ?? 10)
    // It may or may not exist after these.
    case 0, 408, 500, 502, 504, 520...599: return .doubtful(.refused(words))
    default: return .failed(Self.failure(code: code, words: Self.words(reply.json)))
    }
  }

  /// Sorts a code with its words. Refusals hide behind 400, 422, 500 and 501, so that the words decide.
  static func failure(code: Int, words: String) -> ProviderFailure {
    let text = "kie \(code): \(words)", lower = words.lowercased()
    if refusalWords.contains(where: lower.contains) { return ProviderFailure(.refused, text) }
    switch code {
    case 401, 402, 403, 433, 505: return ProviderFailure(.account, text)
    case 400, 404, 405, 409, 413, 422, 451: return ProviderFailure(.invalid, text)
    default: return ProviderFailure(.providerError, text)
    }
  }
}

private let refusalWords = [
  "prohibited", "policy", "policies", "moderation", "nsfw", "sensitive", "safety", "violat", "rejected by", "flagged", "inappropriate",
]
