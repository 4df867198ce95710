import JSON
import Providers
import Secrets

extension GenerationJob {
  /// Sends the order: input media placed, a token of the provider's bucket, the intent committed, then the call. The token comes last:
  /// an upload between it and the call would let orders of two windows arrive in one.
  /// - Parameter isIntended: the intent was committed by an earlier sending, of which the provider knows nothing.
  func submit(isIntended: Bool = false) throws {
    guard !job.isCancelRequested else { return try fail(.cancelled) }
    guard !job.isOverdue else { return try fail(.timeout("not sent before its deadline")) }
    let order: Order
    do { order = try prepared() } catch let trouble as Trouble { return try again(trouble, after: nil) }
    let wait = try world.queue.takeToken(job.provider)
    guard wait <= 0 else {
      count("over_own_limit")
      return try world.queue.release(job, after: wait + Double.random(in: 0...0.5), note: "waiting for the provider's rate limit")
    }
    world.placed.forget(job.generationID)
    let hash = sha256(world.callbackToken(for: job.generationID).utf8)
    if !isIntended {
      guard try world.queue.beginSubmit(job, tokenHash: hash) else { return }
    }
    CrashPoint.afterBeginSubmit.pass()
    let submission = place.provider.submit(order, over: client)
    CrashPoint.afterSend.pass()
    try take(submission)
  }

  private func prepared() throws -> Order {
    let (model, payload) = try world.kitchen.order(for: job) { reference in
      try world.placed.name(of: reference, in: job.generationID) {
        try place.provider.place(try world.kitchen.input(reference, of: job), for: job.generationID, over: client)
      }
    }
    return Order(
      id: job.generationID, model: model, endpoint: world.kitchen.endpoint(of: job), payload: payload, outputs: job.outputs,
      callbackURL: world.callbackURL(for: job.generationID, at: place))
  }

  private func take(_ submission: Submission) throws {
    switch submission {
    case .accepted(let id):
      count("accepted")
      // The answer exists only in this thread now: outlast a restart of the database.
      _ = try world.queue.markSubmitted(job, providerJobID: id, pollAfter: PollSchedule.delay(age: 0))
      CrashPoint.afterStore.pass()
    case .finished(let results):
      count("finished")
      try deliver(results)
    case .failed(let failure):
      count(failure.kind.rawValue)
      try fail(JobFailure(failure))
    case .notTaken(let trouble, let retryAfter):
      count("not_taken")
      try again(trouble, after: retryAfter)
    case .doubtful(let trouble):
      count("doubtful")
      world.counters.add("artifio_provider_doubtful_total{provider=\"\(job.provider)\"}")
      try findOut(trouble.text)
    }
  }

  /// The order was certainly not accepted, so it may be sent again: a few times, later each time.
  private func again(_ trouble: Trouble, after seconds: Double?) throws {
    guard job.attempt < 6 else { return try fail(.unavailable("given up after \(job.attempt) attempts: \(trouble.text)")) }
    if case .refused = trouble, job.attempt >= 4 { return try fail(.unavailable(trouble.text)) }
    let own = Backoff(base: 0.5, longest: 30).seconds(attempt: job.attempt)
    try world.queue.release(job, after: max(own, seconds ?? 0), note: trouble.text)
  }
}
