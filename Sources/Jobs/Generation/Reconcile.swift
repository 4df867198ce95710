import JSON
import Providers

extension GenerationJob {
  /// The order may have been accepted, and we have no answer. It is never simply sent again.
  func findOut(_ reason: String) throws {
    // Neither a look-up nor a callback can ever tell: the provider's cost is ours, the person gets the credits back at once.
    guard place.provider.knowsOurID || place.callbackPath != nil else { return try fail(.lost(reason)) }
    let seconds = place.provider.knowsOurID ? 0.2 : 5
    try world.queue.markReconciling(job, note: reason, checkAfter: seconds)
  }

  func reconcile() throws {
    if place.provider.knowsOurID { return try askByOurID() }
    // A callback with our token has told the provider's id.
    if let id = job.providerJobID { return try resume(id) }
    if job.isOverdue { return try fail(.lost("no sign of the order until its deadline")) }
    try world.queue.markReconciling(job, note: "waiting for a callback", checkAfter: 5)
  }

  private func askByOurID() throws {
    let answer = place.provider.ask(accepted(job.generationID, age: 0), over: client)
    switch answer {
    case .unknown:
      // It has no such task: nothing was accepted, and the same id keeps a second one from being made.
      count("resubmitted")
      try submit(isIntended: true)
    case .trouble(let trouble, let retryAfter):
      if job.isOverdue { return try fail(.timeout(trouble.text)) }
      try world.queue.markReconciling(job, note: trouble.text, checkAfter: max(retryAfter ?? 0, 2))
    default: try resume(job.generationID)
    }
  }

  private func resume(_ id: String) throws {
    count("found_again")
    guard try world.queue.markSubmitted(job, providerJobID: id, pollAfter: 0) else { return }
    CrashPoint.afterStore.pass()
  }
}
