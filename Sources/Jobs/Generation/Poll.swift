import JSON
import Providers

extension GenerationJob {
  /// Asks the provider how the order stands. A callback only makes this happen sooner.
  func poll() throws {
    guard let id = job.providerJobID else { return try fail(.broken("submitted without the provider's id")) }
    let answer = place.provider.ask(accepted(id, age: job.age), over: client)
    switch answer {
    case .finished(let results):
      count("done")
      try deliver(results)
    case .partly(let results):
      // What is there at the deadline is delivered; the rest is given back.
      guard job.isOverdue, !job.isCancelRequested else { return try wait(progress: Double(results.items.count) / Double(max(1, job.outputs)), atLeast: 0) }
      count("partly")
      try deliver(results)
    case .failed(let failure):
      count(failure.kind.rawValue)
      try fail(JobFailure(failure))
    case .unknown:
      count("unknown")
      guard job.age > 15 else { return try wait(progress: nil, atLeast: 1) }
      try fail(.lost("the provider does not know the order that it accepted"))
    case .pending(let progress):
      try wait(progress: progress, atLeast: 0)
    case .trouble(let trouble, let retryAfter):
      count("trouble")
      Log.warning("poll failed", ("generation", .string(job.generationID)), ("reason", .string(trouble.text)))
      try wait(progress: nil, atLeast: max(retryAfter ?? 0, 2), after: trouble)
    }
  }

  /// Not done yet. A cancelled order ends here: providers cannot stop it, so its cost is ours.
  private func wait(progress: Double?, atLeast seconds: Double, after trouble: Trouble? = nil) throws {
    if job.isCancelRequested { return try fail(.cancelled) }
    if job.isOverdue {
      let last = trouble.map { "; the last answer was no help: \($0.text)" } ?? ""
      return try fail(.timeout("no result before the deadline, \(Int(job.age)) s after it was accepted\(last)"))
    }
    // The last question falls on the deadline, so that what is there by then is not lost.
    let delay = min(max(seconds, PollSchedule.delay(age: job.age)), max(job.left, 0.2) + 0.05)
    try world.queue.markProgress(job, progress, pollAfter: delay)
  }
}

/// How long until the next question: quick while a quick model may finish, slow for what takes minutes.
enum PollSchedule {
  static func delay(age: Double) -> Double {
    switch age {
    case ..<0.5: 0.3
    case ..<2: 0.5
    case ..<6: 1
    case ..<15: 2
    case ..<60: 3
    case ..<180: 6
    default: 15
    }
  }
}
