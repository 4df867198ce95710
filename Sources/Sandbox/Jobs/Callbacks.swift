import HTTPClient
import JSON
import Secrets
import Threads

/// Callbacks as the houses send them: up to three more times when nobody acknowledges, twice with `[dup]`, strangers' with `[forge]`, and in
/// the other ways that a job's fault words ask for.
extension Sandbox {
  func announce(_ job: Job) {
    if let address = job.uploadEndpoint { for piece in job.pieces ?? [] { deliver(piece, to: address) } }
    guard let address = job.callback, !job.faults.has(.drop) else { return state.change { $0.jobs[job.id]?.isAnnounced = true } }
    let inOrder = bodies(job), bodies = job.faults.has(.reorder) ? inOrder.reversed() : inOrder
    for (place, body) in bodies.enumerated() {
      let start = job.faults.lateSeconds + Double(place) * 0.1
      for copy in 0..<(job.faults.has(.dup) ? 2 : 1) { post(body, to: address, job, attempt: 1, after: start + Double(copy) * 0.05) }
    }
  }

  /// A result goes to the customer's own storage as well.
  private func deliver(_ piece: Piece, to address: String) {
    posts.add { [self] in
      let headers: [(name: String, value: String)] = [("Content-Type", piece.mime)]
      _ = try? Client().send(HTTPRequest("PUT", address, headers: headers, body: bytes(of: piece), timeout: 30, caFile: configuration.caFile))
    }
  }

  private func bodies(_ job: Job) -> [[UInt8]] {
    switch job.house {
    case .kie: return job.family?.callbacks(job).map(\.bytes) ?? []
    case .runware:
      return (job.outcome == .success ? runwareItems(job, withStatus: false) : []).map { JSONValue.object(["data": [$0]]).bytes }
        + runwareErrors(job).map { JSONValue.object(["errors": [$0]]).bytes }
    case .lovable, .openAI: return []
    }
  }

  private func post(_ body: [UInt8], to address: String, _ job: Job, attempt: Int, after seconds: Double, forged: Bool = false) {
    posts.add(after: seconds) { [self] in
      var headers: [(name: String, value: String)] = [("Content-Type", "application/json")]
      if job.house == .kie, !job.faults.has(.unsigned), let key = configuration.kieWebhookKey {
        headers += signature(job.id, forged || job.faults.has(.badSignature) ? hex(randomBytes(8)) : key)
      }
      state.with { $0.count(job.house) { if forged { $0.callbacksForged += 1 } else { $0.callbacks += 1 } } }
      let answer = try? Client().send(HTTPRequest("POST", address, headers: headers, body: body, timeout: 15, caFile: configuration.caFile))
      if !forged { state.change { $0.jobs[job.id]?.isAnnounced = true } }
      if let status = answer?.status, (200..<300).contains(status) {
        state.with { $0.count(job.house) { $0.callbacksAcknowledged += forged ? 0 : 1 } }
      } else if !forged, attempt < 4 {
        post(body, to: address, job, attempt: attempt + 1, after: Double(attempt * attempt))
      }
    }
  }

  /// The MAC covers the task and the time, not the body.
  private func signature(_ id: String, _ key: String) -> [(name: String, value: String)] {
    let time = String(Int(wallSeconds()))
    return [("X-Webhook-Timestamp", time), ("X-Webhook-Signature", base64(hmacSHA256(key: key.utf8, "\(id).\(time)".utf8)))]
  }

  /// Somebody who knows the task's id, and perhaps the address, claims that it is done or has failed.
  func forge(_ job: Job) {
    guard let address = job.callback else { return }
    var done = job
    done.outcome = .success
    done.finished = wallSeconds()
    done.pieces = [Piece(uuid: randomUUID(), url: "\(job.base)/files/forged.png", file: "", mime: "image/png", seed: 1)]
    var failed = done
    failed.outcome = .failure(code: "501", message: "forged failure")
    let stranger = (address.firstRange(of: "token=").map { String(address[..<$0.upperBound]) } ?? "\(address)?token=") + base64URL(randomBytes(16))
    for (claim, target) in [(done, address), (failed, address), (done, stranger), (failed, stranger)] {
      for body in bodies(claim) { post(body, to: target, job, attempt: 1, after: 0.2, forged: true) }
    }
  }
}
