import JSON

extension OpenAICompatible {
  /// `{"created":…,"data":[{"b64_json":…} or {"url":…}]}`, or `{"error":{"message":…,"type":…,"code":…}}`.
  func read(_ reply: Reply) -> Submission {
    let error = reply.json["error"], code = error?["code"]?.string ?? ""
    let text = "openai_compatible HTTP \(reply.status): \(code) \(error?["message"]?.string ?? error?.string ?? "")"
    if refusals.contains(code) { return .failed(ProviderFailure(.refused, text)) }
    switch reply.status {
    case 200..<300 where error == nil || error == .null: return pictures(reply.json)
    case 429 where code == "insufficient_quota": return .failed(ProviderFailure(.account, text))
    case 429: return .notTaken(.overLimit, retryAfter: reply.retryAfter)
    case 503: return .notTaken(.refused(text), retryAfter: reply.retryAfter)
    case 401, 402, 403: return .failed(ProviderFailure(.account, text))
    case 400..<500: return .failed(ProviderFailure(.invalid, text))
    // The server itself says that it could not; a gateway before it says nothing of the kind.
    case 200..<300, 500: return error == nil ? .doubtful(.refused(text)) : .failed(ProviderFailure(.providerError, text))
    default: return .doubtful(.refused(text))
    }
  }

  private func pictures(_ json: JSONValue) -> Submission {
    let data = json["data"]?.array ?? [], items = data.compactMap(item)
    guard !items.isEmpty, items.count == data.count else {
      return .failed(ProviderFailure(.badAnswer, "openai_compatible: \(items.count) of \(data.count) results are a picture"))
    }
    return .finished(Results(items))
  }

  private func item(_ entry: JSONValue) -> Results.Item? {
    if let bytes = entry["b64_json"]?.string.flatMap({ base64Decoded($0.utf8) }), !bytes.isEmpty { return .bytes(bytes) }
    return entry["url"]?.string.flatMap { $0.hasPrefix("http") ? .address($0) : nil }
  }
}

private let refusals: Set = ["content_policy_violation", "moderation_blocked", "content_filter"]
