import JSON
import Secrets
import Threads

/// A server at home that speaks OpenAI's images endpoint: one request, one answer with all pictures.
extension Sandbox {
  func openAI(_ request: Request, _ path: String) -> Answer {
    state.with { $0.count(.openAI) { $0.requests += 1 } }
    guard path == "/v1/images/generations", request.method == "POST" else { return openAIError(404, "not_found", "Not found") }
    do throws(OpenAIRefusal) {
      let order = try OpenAIOrder(request.json)
      return openAIAnswer(finish(of: openAIJob(order, request)), asAddress: order.wantsAddress)
    } catch {
      state.with { $0.count(.openAI) { $0.rejected += 1 } }
      return openAIError(400, error.code, error.message)
    }
  }

  private func openAIJob(_ order: OpenAIOrder, _ request: Request) -> Job {
    let (words, prompt) = Faults.taken(from: order.commission.prompt)
    var commission = order.commission
    commission.prompt = prompt
    let job = state.with { [commission] state in
      let faults = state.faults(for: words)
      return Job(
        id: "img-\(hex(randomBytes(12)))", house: .openAI, model: order.model, commission: commission, faults: faults, parameters: "",
        base: request.base, seconds: state.seconds(for: .image, faults), fileSeconds: state.behaviour.fileSeconds)
    }
    accept(job)
    return job
  }

  private func openAIAnswer(_ finish: Finish, asAddress: Bool) -> Answer {
    switch finish {
    case .late: return openAIError(504, "timeout", "The model did not answer in time")
    case .lost: return .lost
    case .failed("internal_error", let message): return openAIError(500, "server_error", message)
    case .failed("content_filter", let message): return openAIError(400, "content_policy_violation", message)
    case .failed(let code, let message): return openAIError(400, code, message)
    case .made(let job, let pieces):
      let data: [JSONValue] = pieces.map { asAddress ? ["url": .string($0.url)] : ["b64_json": .string(base64(bytes(of: $0)))] }
      return Answer(200, json: ["created": .integer(Int64(job.created)), "data": .array(data)])
    }
  }

  private func openAIError(_ status: Int, _ code: String, _ message: String) -> Answer {
    Answer(status, json: ["error": ["message": .string(message), "type": "invalid_request_error", "param": nil, "code": .string(code)]])
  }
}
