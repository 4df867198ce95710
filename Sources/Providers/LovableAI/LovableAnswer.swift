import JSON

extension LovableAI {
  func read(_ reply: Reply) -> Submission {
    let words = reply.json["error"]?["message"]?.string ?? reply.json["error"]?.string ?? reply.json["message"]?.string ?? ""
    let text = "lovable HTTP \(reply.status): \(words)"
    switch reply.status {
    case 200: return picture(in: reply.json)
    case 429: return .notTaken(.overLimit, retryAfter: reply.retryAfter)
    case 503: return .notTaken(.refused(text), retryAfter: reply.retryAfter)
    case 401, 402, 403: return .failed(ProviderFailure(.account, text))
    case 400..<500: return .failed(ProviderFailure(isRefusal(words) ? .refused : .invalid, text))
    // A gateway's 500 or 504 may stand before a picture that was made and billed.
    default: return .doubtful(.refused(text))
    }
  }

  private func picture(in json: JSONValue) -> Submission {
    // Some gateways put an error into HTTP 200.
    if let message = json["error"]?["message"]?.string {
      return .failed(ProviderFailure(isRefusal(message) ? .refused : .providerError, "lovable: \(message)"))
    }
    let message = json["choices"]?[0]?["message"]
    guard let images = message?["images"]?.array, !images.isEmpty else {
      let said = message?["content"]?.string ?? message?["refusal"]?.string ?? ""
      let finish = json["choices"]?[0]?["finish_reason"]?.string ?? ""
      let refused = finish == "content_filter" || message?["refusal"]?.string != nil || isRefusal(said)
      return .failed(ProviderFailure(refused ? .refused : .badAnswer, "lovable: no picture; finish \(finish); said \(said.prefix(200))"))
    }
    let items = images.compactMap { $0["image_url"]?["url"]?.string.flatMap(item) }
    guard !items.isEmpty else { return .failed(ProviderFailure(.badAnswer, "lovable: the picture is neither data URI nor address")) }
    return .finished(Results(items, costUSD: json["usage"]?["cost"]?.number.flatMap(decimalText)))
  }

  private func item(_ address: String) -> Results.Item? {
    guard address.hasPrefix("data:") else { return address.hasPrefix("http") ? .address(address) : nil }
    guard let comma = address.utf8.firstIndex(of: UInt8(ascii: ",")), address[..<comma].hasSuffix(";base64") else { return nil }
    return base64Decoded(address.utf8[address.utf8.index(after: comma)...]).map { .bytes($0) }
  }

  private func isRefusal(_ words: String) -> Bool {
    let lower = words.lowercased()
    return ["safety", "policy", "policies", "prohibited", "not allowed", "can't help", "cannot help", "unable to", "blocked", "moderation"]
      .contains(where: lower.contains)
  }
}
