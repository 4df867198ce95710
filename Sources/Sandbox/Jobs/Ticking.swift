import Threads

extension Sandbox {
  /// Accepts a job: from here it runs by itself.
  func accept(_ job: Job) {
    state.change { $0.add(job) }
    if job.faults.has(.forge) { forge(job) }
    if job.needsPieces { draw(job) }
  }

  func draw(_ job: Job) {
    renders.add { [self] in
      let (pieces, trouble) = produce(job)
      state.change {
        $0.jobs[job.id]?.pieces = pieces
        $0.jobs[job.id]?.trouble = trouble
      }
    }
  }

  /// Waits for the next job that is due, and ends it.
  func tick() {
    let due: String? = state.wait(seconds: 0.03) { state in
      state.open.first { id in state.jobs[id].map(isDue) ?? true }
    }
    guard let due else { return }
    let ended: Job? = state.change { state in
      state.open.removeAll { $0 == due }
      guard var job = state.jobs[due], job.isOpen else { return nil }
      job.outcome = verdict(job)
      job.finished = wallSeconds()
      state.jobs[due] = job
      state.count(job.house) { if job.outcome == .success { $0.paid += 1 } else { $0.failed += 1 } }
      return job
    }
    if let ended { announce(ended) }
  }

  private func isDue(_ job: Job) -> Bool {
    job.isOpen && !job.faults.has(.hold) && job.elapsed >= job.seconds && (!job.needsPieces || job.pieces != nil || job.trouble != nil)
  }

  private func verdict(_ job: Job) -> Job.Outcome {
    if job.faults.has(.refuse) { return refusal(job.house) }
    if job.faults.has(.fail) { return breakdown(job.house) }
    if let trouble = job.trouble { return .failure(code: job.house == .kie ? "451" : "invalidInputImage", message: trouble) }
    return .success
  }

  private func refusal(_ house: House) -> Job.Outcome {
    switch house {
    case .kie: .failure(code: "422", message: "Invalid prompt: prohibited content")
    case .runware: .failure(code: "contentPolicyViolation", message: "The prompt was rejected because it violates the content policy.")
    case .lovable, .openAI: .failure(code: "content_filter", message: "I can't help with that request because it violates the safety policy.")
    }
  }

  private func breakdown(_ house: House) -> Job.Outcome {
    switch house {
    case .kie: .failure(code: "501", message: "Generation failed, please try again later")
    case .runware: .failure(code: "inferenceError", message: "The inference could not be completed.")
    case .lovable, .openAI: .failure(code: "internal_error", message: "The upstream model failed.")
    }
  }
}
