import JSON

extension KieAI {
  /// One POST to the endpoint that the model names. Code 200 means accepted, nothing more.
  public func submit(_ order: Order, over wire: some Wire) -> Submission {
    guard let family = KieFamily.of(order.endpoint) else {
      return .failed(ProviderFailure(.account, "kie: no family has the endpoint \(order.endpoint ?? "")"))
    }
    if family.needsCallback, order.callbackURL == nil {
      return .failed(ProviderFailure(.account, "kie: this family takes no order without a callback; set callbackBase"))
    }
    do {
      let endpoint = order.endpoint ?? family.orders[0]
      return accepted(try wire.exchange("POST", baseURL + endpoint, key: key, body: .object(Self.body(of: order))))
    } catch {
      if case .notSent = error { return .notTaken(error, retryAfter: nil) }
      return .doubtful(error)
    }
  }

  static func body(of order: Order) -> JSONObject {
    var body = order.payload
    if body["input"] != nil, body["model"] == nil { body["model"] = .string(order.model) }
    if let url = order.callbackURL { body["callBackUrl"] = .string(url) }
    return body
  }

  private func accepted(_ reply: Reply) -> Submission {
    let code = Self.verdict(reply), words = Self.words(reply.json)
    if code == 200 {
      guard let task = (reply.json["data"]?["taskId"] ?? reply.json["data"]?["task_id"])?.string, !task.isEmpty, task.utf8.count <= 100 else {
        return .doubtful(.badAnswer("accepted without a task id: \(excerpt(reply.json.bytes))"))
      }
      return .accepted(task)
    }
    switch KieCode.of(code).retry {
    case .never: return .failed(Self.failure(code: code, words: words))
    case .after(let seconds):
      return .notTaken(code == 429 ? .overLimit : .refused("kie \(code): \(words)"), retryAfter: reply.retryAfter ?? (code == 429 ? nil : seconds))
    case .unclear: return .doubtful(.refused("kie \(code): \(words)"))
    }
  }
}
