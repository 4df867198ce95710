import Threads

extension Sandbox {
  /// How a job ends for whoever waits for its answer in the same request.
  enum Finish {
    case made(Job, [Piece])
    case failed(code: String, String)
    /// The connection goes before the answer.
    case lost
    case late
  }

  func finish(of accepted: Job) -> Finish {
    let job: Job? = state.wait(seconds: 50) { state in state.jobs[accepted.id].flatMap { $0.isOpen ? nil : $0 } }
    guard let job else { return .late }
    if job.faults.has(.lost) {
      state.with { $0.count(job.house) { $0.lost += 1 } }
      return .lost
    }
    if case .failure(let code, let message) = job.outcome { return .failed(code: code, message) }
    // A synchronous answer has no address that could be dead: it has no picture then.
    return .made(job, job.faults.has(.deadLink) || job.faults.has(.empty) ? [] : job.pieces ?? [])
  }
}
