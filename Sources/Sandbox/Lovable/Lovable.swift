import JSON
import Secrets
import Threads

/// The chat gateway: one request, one answer with the picture as a data URI inside the message.
extension Sandbox {
  func lovable(_ request: Request, _ path: String) -> Answer {
    state.with { $0.count(.lovable) { $0.requests += 1 } }
    guard isAllowed(request) else { return lovableError(401, "Unauthorized") }
    guard path == "/v1/chat/completions", request.method == "POST" else { return lovableError(404, "Not found") }
    do throws(LovableRefusal) {
      let order = try LovableOrder(request.json)
      try admit()
      return answered(lovableJob(order, request))
    } catch {
      state.with { $0.count(.lovable) { if error.status == 429 { $0.limited += 1 } else { $0.rejected += 1 } } }
      return lovableError(error.status, error.message)
    }
  }

  /// There must be money for it, and room in this minute.
  private func admit() throws(LovableRefusal) {
    let (isPoor, isFull) = state.with { state in
      let now = monotonicSeconds(), isPoor = state.behaviour.lovableDollars.map { $0 < lovablePrice } ?? false
      state.recentLovableRequests.removeAll { $0 <= now - 60 }
      let isFull = state.recentLovableRequests.count >= state.behaviour.lovableRequests
      if !isPoor, !isFull {
        state.recentLovableRequests.append(now)
        if state.behaviour.lovableDollars != nil { state.behaviour.lovableDollars! -= lovablePrice }
      }
      return (isPoor, isFull)
    }
    guard !isPoor else { throw LovableRefusal(message: "Not enough credits. Add funds to the workspace to continue.", status: 402) }
    guard !isFull else { throw LovableRefusal(message: "Rate limit exceeded. Try again later.", status: 429) }
  }

  private func lovableJob(_ order: LovableOrder, _ request: Request) -> Job {
    let (words, prompt) = Faults.taken(from: order.commission.prompt)
    let job: Job = state.with { state in
      let faults = state.faults(for: words)
      var commission = order.commission
      commission.prompt = prompt
      return Job(
        id: "gen-\(hex(randomBytes(12)))", house: .lovable, model: order.model, commission: commission, faults: faults, parameters: "",
        base: request.base, seconds: state.seconds(for: .image, faults), fileSeconds: state.behaviour.fileSeconds)
    }
    accept(job)
    return job
  }

  private func answered(_ accepted: Job) -> Answer {
    let job: Job, pieces: [Piece]
    switch finish(of: accepted) {
    case .late: return lovableError(504, "The upstream model did not answer in time")
    case .lost: return .lost
    case .failed("internal_error", let message): return lovableError(500, message)
    case .failed("content_filter", let message): return completion(accepted, text: message, images: [], finish: "content_filter")
    case .failed(_, let message): return lovableError(400, message)
    case .made(let done, let all): (job, pieces) = (done, all)
    }
    let images: [JSONValue] = pieces.enumerated().map { index, piece in
      let url = "data:\(piece.mime);base64,\(base64(bytes(of: piece)))"
      return ["type": "image_url", "image_url": ["url": .string(url)], "index": .integer(Int64(index))]
    }
    return completion(job, text: "Here is the picture that you asked for.", images: images, finish: "stop")
  }

  private func completion(_ job: Job, text: String, images: [JSONValue], finish: String) -> Answer {
    var message: JSONObject = ["role": "assistant", "content": .string(text)]
    if !images.isEmpty { message["images"] = .array(images) }
    let prompt = Int64(max(1, job.commission.prompt.count / 4)), made = Int64(images.isEmpty ? 20 : 1290)
    return Answer(200, json: [
      "id": .string(job.id), "object": "chat.completion", "created": .integer(Int64(job.created)), "model": .string(job.model),
      "choices": [["index": 0, "message": .object(message), "finish_reason": .string(finish)]],
      "usage": ["prompt_tokens": .integer(prompt), "completion_tokens": .integer(made), "total_tokens": .integer(prompt + made), "cost": .real(images.isEmpty ? 0 : lovablePrice)],
    ])
  }

  private func lovableError(_ status: Int, _ message: String) -> Answer {
    let type = switch status {
    case 401: "authentication_error"
    case 402: "insufficient_credits"
    case 429: "rate_limit_error"
    case 500...: "api_error"
    default: "invalid_request_error"
    }
    var answer = Answer(status, json: ["error": ["message": .string(message), "type": .string(type), "code": .integer(Int64(status))]])
    if status == 429 { answer.retryAfter = 2 }
    return answer
  }
}

/// Dollars for a picture.
private let lovablePrice = 0.039
