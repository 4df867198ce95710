import JSON
import Threads

/// The operator's door: what has happened, what shall go wrong.
extension Sandbox {
  func admin(_ request: Request, _ path: String) -> Answer {
    switch (request.method, path) {
    case ("GET", ""), ("GET", "/"), ("GET", "/state"): return Answer(200, json: report())
    case ("POST", "/settings"), ("PUT", "/settings"), ("PATCH", "/settings"): return change(request)
    case ("POST", "/next"): return queueFaults(request)
    case ("POST", "/jobs"): return decide(request)
    case ("POST", "/answers"): return prepareAnswer(request)
    case ("GET", "/jobs"): return oneJob(request)
    case ("POST", "/expire"):
      files.expireAll()
      return Answer(200, json: report())
    case ("POST", "/reset"):
      state.change { $0 = SandboxState() }
      return Answer(200, json: report())
    default: return Answer(404, json: ["error": "GET /admin/state, GET /admin/jobs?id=, POST /admin/settings, /admin/next, /admin/jobs, /admin/answers, /admin/expire, /admin/reset"])
    }
  }

  private func report() -> JSONValue {
    state.with { state in
      var counts = JSONObject()
      for house in House.allCases { counts[house.rawValue] = countsJSON(state, house) }
      let recent = state.order.suffix(50).reversed().compactMap { state.jobs[$0] }.map(jobJSON)
      return [
        "settings": state.behaviour.json, "counts": .object(counts), "next": .array(state.next.map { .array($0.words.map { .string($0.rawValue) }) }),
        "rendering": .integer(Int64(renders.waiting)), "posting": .integer(Int64(posts.waiting)), "jobs": .array(recent),
      ]
    }
  }

  private func countsJSON(_ state: SandboxState, _ house: House) -> JSONValue {
    let counts = state.counts[house] ?? SandboxState.Counts()
    let running = state.open.filter { state.jobs[$0]?.house == house }.count
    let pairs: [(key: String, value: Int)] = [
      ("requests", counts.requests), ("accepted", counts.accepted), ("rejected", counts.rejected), ("limited", counts.limited), ("running", running),
      ("paid", counts.paid), ("failed", counts.failed), ("lost", counts.lost), ("callbacks", counts.callbacks),
      ("callbacks_acknowledged", counts.callbacksAcknowledged), ("callbacks_forged", counts.callbacksForged),
    ]
    return .object(JSONObject(pairs.map { (key: $0.key, value: .integer(Int64($0.value))) }))
  }

  private func jobJSON(_ job: Job) -> JSONValue {
    let verdict: JSONValue = switch job.outcome {
    case .open: "open"
    case .success: "success"
    case .failure(let code, _): .string("failure \(code)")
    }
    return [
      "id": .string(job.id), "provider": .string(job.house.rawValue), "model": .string(job.model), "kind": .string(job.commission.medium.rawValue),
      "prompt": .string(job.commission.prompt), "words": .array(job.faults.words.map { .string($0.rawValue) }), "outcome": verdict, "callback": job.callback.map { .string($0) } ?? nil,
      "cost": .real(job.cost), "width": .integer(Int64(job.commission.width)), "height": .integer(Int64(job.commission.height)), "count": .integer(Int64(job.commission.count)),
      "created": .real(job.created), "finished": job.finished.map { .real($0) } ?? .null,
      "seconds": .real(job.seconds), "elapsed": .real((job.finished ?? wallSeconds()) - job.created), "urls": .array((job.pieces ?? []).map { .string($0.url) }),
    ]
  }

  private func change(_ request: Request) -> Answer {
    guard let settings = request.json?.object else { return Answer(400, json: ["error": "a JSON object is needed"]) }
    let problem: String? = state.change { state in
      var behaviour = state.behaviour
      if let problem = behaviour.apply(settings) { return problem }
      state.behaviour = behaviour
      return nil
    }
    if let problem { return Answer(422, json: ["error": .string(problem)]) }
    return Answer(200, json: report())
  }

  /// `{"words": ["fail"]}`, or `{"words": ["slow 3"], "times": 2}`.
  private func queueFaults(_ request: Request) -> Answer {
    let words = request.json?["words"]?.array?.compactMap(\.string) ?? []
    let (faults, rest) = Faults.taken(from: words.map { "[\($0)]" }.joined())
    guard !words.isEmpty, rest.isEmpty else { return Answer(422, json: ["error": "words must be a list of fault words"]) }
    let times = Int(min(max(request.json?["times"]?.integer ?? 1, 1), 1000))
    state.change { $0.next += Array(repeating: faults, count: times) }
    return Answer(200, json: report())
  }

  /// `{"id": "…", "do": "finish" | "fail" | "refuse" | "hold"}` for a job under way; `{"id": "…", "do": "show", "share": 0.2}` makes its
  /// record say what it says at that share of its time.
  private func decide(_ request: Request) -> Answer {
    guard let id = request.json?["id"]?.string, let verb = request.json?["do"]?.string else { return Answer(422, json: ["error": "id and do are needed"]) }
    var redraw: Job?
    let found: Bool = state.change { state in
      guard var job = state.jobs[id], job.isOpen else { return false }
      switch verb {
      case "finish":
        let drawn = job.needsPieces
        job.faults.words.subtract([.hold, .fail, .refuse])
        if !drawn { redraw = job }
        job.seconds = 0
      case "fail", "refuse":
        job.faults.words.remove(.hold)
        job.faults.words.insert(verb == "fail" ? .fail : .refuse)
        job.seconds = 0
      case "hold": job.faults.words.insert(.hold)
      case "show": job.shown = request.json?["share"]?.number.map { min(max($0, 0), 1) }
      default: return false
      }
      state.jobs[id] = job
      redraw = redraw == nil ? nil : job
      return true
    }
    if let redraw { draw(redraw) }
    return found ? Answer(200, json: report()) : Answer(404, json: ["error": "no such job under way, or an unknown verb"])
  }

  private func oneJob(_ request: Request) -> Answer {
    guard let id = request.query["id"], let job = state.with({ $0.jobs[id] }) else { return Answer(404, json: ["error": "no such job"]) }
    return Answer(200, json: jobJSON(job))
  }
}
