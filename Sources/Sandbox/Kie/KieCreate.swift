import JSON
import Secrets
import Threads

extension Sandbox {
  func kieCreate(_ request: Request, _ path: String, _ family: any KieFamily) -> Answer {
    guard let body = request.json?.object else { return kieRejected(400, "The request body is not valid JSON") }
    let order: KieOrder
    do throws(KieRefusal) {
      if let url = body["callBackUrl"], url.string?.hasPrefix("http") != true { throw KieRefusal(code: 422, message: "callBackUrl is not a valid URL") }
      if family.needsCallback, body["callBackUrl"] == nil { throw KieRefusal(code: 422, message: "Please enter callBackUrl.") }
      order = try family.order(path, KieFields(body), in: self)
    } catch { return kieRejected(error.code, error.message) }
    guard takesCreation() else {
      state.with { $0.count(.kie) { $0.limited += 1 } }
      return kieError(429, "Your call frequency is too high. Please try again later.")
    }
    let (credits, cap) = state.with { ($0.behaviour.kieCredits, $0.behaviour.kieKeyCap) }
    guard cap.map({ $0 >= order.credits }) ?? true else { return kieRejected(433, "The usage limit of this API key has been reached.") }
    guard credits.map({ $0 >= order.credits }) ?? true else {
      return kieRejected(402, "Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.")
    }
    let job = kieJob(order, body, request, path, family)
    accept(job)
    if job.faults.has(.early) { awaitCallback(of: job) }
    if job.faults.has(.lost) {
      state.with { $0.count(.kie) { $0.lost += 1 } }
      return .lost
    }
    return kieSuccess(["taskId": .string(job.id)])
  }

  private func kieRejected(_ code: Int, _ message: String) -> Answer {
    state.with { $0.count(.kie) { $0.rejected += 1 } }
    return kieError(code, message)
  }

  private func kieJob(_ order: KieOrder, _ body: JSONObject, _ request: Request, _ path: String, _ family: any KieFamily) -> Job {
    let (words, prompt) = Faults.taken(from: order.commission.prompt)
    return state.with { state in
      let faults = state.faults(for: words)
      var commission = order.commission
      commission.prompt = prompt
      if state.behaviour.kieCredits != nil { state.behaviour.kieCredits! -= order.credits }
      if state.behaviour.kieKeyCap != nil { state.behaviour.kieKeyCap! -= order.credits }
      var job = Job(
        id: hex(randomBytes(16)), house: .kie, model: order.model, commission: commission, faults: faults, parameters: JSONValue.object(body).text,
        callback: body["callBackUrl"]?.string, base: request.base, seconds: faults.has(.early) ? 0 : state.seconds(for: commission.medium, faults),
        fileSeconds: state.behaviour.fileSeconds)
      job.family = family
      job.path = path
      job.cost = order.credits
      return job
    }
  }

  /// A fast model: the task is done, and its callback sent, before the answer to its creation.
  func awaitCallback(of job: Job) {
    _ = state.wait(seconds: 20) { $0.jobs[job.id]?.isAnnounced == true ? true : nil }
  }

  /// New requests per account and window; what is over is dropped, not queued.
  private func takesCreation() -> Bool {
    state.with { state in
      let now = monotonicSeconds()
      state.recentKieCreations.removeAll { $0 <= now - state.behaviour.kieWindow }
      guard state.recentKieCreations.count < state.behaviour.kieCreations else { return false }
      state.recentKieCreations.append(now)
      return true
    }
  }
}
