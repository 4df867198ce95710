import Glibc
import JSON
import Postgres
import Providers
import Secrets
import Testing
import Threads

@testable import Jobs

@Suite("Worker", .serialized)
struct WorkerTests {
  @Test("a finished order is completed and charged once")
  func success() throws {
    let ada = try Ada(), provider = PretendProvider()
    try withWorker(provider) { _ in
      let id = try ada.order(), row = try ada.end(of: id)
      #expect(row["status"] == "completed" && row["job_id"]?.string == id)
      #expect(row["outputs"]?[0]?["mime"] == "image/png" && row["output_url"]?.string?.hasPrefix("/media/v1/") == true)
      #expect(try ada.books(id) == "1 charge, 0 refund")
      #expect(provider.submissions == 1)
    }
  }

  @Test("a synchronous answer completes at once")
  func synchronous() throws {
    let ada = try Ada(), provider = PretendProvider(knowsOurID: false, submit: { _, _ in .finished(picture) })
    try withWorker(provider, callbacks: false) { _ in
      let id = try ada.order()
      #expect(try ada.end(of: id)["status"] == "completed")
      #expect(provider.questions == 0)
    }
  }

  @Test("a refusal fails with words for people and is refunded once")
  func refusal() throws {
    let ada = try Ada(), provider = PretendProvider(submit: { _, _ in .failed(ProviderFailure(.refused, "their words")) })
    try withWorker(provider) { _ in
      let id = try ada.order(), row = try ada.end(of: id)
      #expect(row["status"] == "failed" && row["status_detail"] == "refused" && row["error_code"] == "E004")
      #expect(row["error_message"]?.string?.contains("their words") == false)
      #expect(try ada.query("select error_message from public.error_logs where context ->> 'generation_id' = $1", id) == "their words")
      #expect(try ada.books(id) == "1 charge, 1 refund")
    }
  }

  @Test("an order that was certainly not taken is sent again, after the time that the provider named")
  func tryAgain() throws {
    let ada = try Ada(), provider = PretendProvider(submit: { order, times in times == 1 ? .notTaken(.overLimit, retryAfter: 1.5) : .accepted(order.id) })
    try withWorker(provider) { _ in
      let start = monotonicSeconds(), id = try ada.order()
      #expect(try ada.end(of: id)["status"] == "completed")
      #expect(provider.submissions == 2 && monotonicSeconds() - start > 1.4)
      #expect(try ada.books(id) == "1 charge, 0 refund")
    }
  }

  @Test("what is not done by its deadline times out and is refunded")
  func timeout() throws {
    let ada = try Ada(), provider = PretendProvider(ask: { _, _ in .pending(progress: 0.5) })
    try withWorker(provider) { _ in
      let id = try ada.order(deadline: 1), row = try ada.end(of: id)
      #expect(row["status"] == "failed" && row["status_detail"] == "timeout" && row["error_code"] == "E005")
      #expect(try ada.books(id) == "1 charge, 1 refund")
    }
  }

  @Test("callbacks only make us ask sooner, however often they come")
  func callbacks() throws {
    let ada = try Ada(), done = Monitor(false)
    let provider = PretendProvider(ask: { _, _ in done.with { $0 } ? .finished(picture) : .pending(progress: nil) })
    try withWorker(provider) { worker in
      let id = try ada.order(deadline: 120)
      // Old enough that the next look is seconds away.
      while try ada.row(id)["status"] != "processing" { usleep(5_000) }
      try ada.query("update public.generations set polling_started_at = now() - interval '100 seconds' where id = $1::uuid", id)
      usleep(1_500_000)
      done.change { $0 = true }
      let token = hex(sha256(worker.world.callbackToken(for: id).utf8)), start = monotonicSeconds()
      for _ in 0..<10 { try ada.query("select api.wake_generation('pretend', $1, decode($2, 'hex'))", id, token) }
      #expect(try ada.end(of: id)["status"] == "completed")
      #expect(monotonicSeconds() - start < 0.5)
      #expect(try ada.query("select api.wake_generation('pretend', $1, decode($2, 'hex'))", id, token) == "ignored")
      #expect(try ada.books(id) == "1 charge, 0 refund")
    }
  }

  @Test("a lost answer is looked up by our id: found, it is not sent again")
  func lostButThere() throws {
    let ada = try Ada(), provider = PretendProvider(submit: { _, _ in .doubtful(.timeout) })
    try withWorker(provider) { _ in
      let id = try ada.order()
      #expect(try ada.end(of: id)["status"] == "completed")
      #expect(provider.submissions == 1)
    }
  }

  @Test("a lost answer is looked up by our id: unknown there, it is sent once more")
  func lostAndUnknown() throws {
    let ada = try Ada()
    let provider = PretendProvider(
      submit: { order, times in times == 1 ? .doubtful(.broken("reset")) : .accepted(order.id) },
      ask: { _, times in times == 1 ? .unknown : .finished(picture) })
    try withWorker(provider) { _ in
      let id = try ada.order()
      #expect(try ada.end(of: id)["status"] == "completed")
      #expect(provider.submissions == 2)
      #expect(try ada.books(id) == "1 charge, 0 refund")
    }
  }

  @Test("a lost answer that only a callback can bring back: reconciling until it comes")
  func lostUntilCallback() throws {
    let ada = try Ada()
    let provider = PretendProvider(
      knowsOurID: false, submit: { _, _ in .doubtful(.timeout) }, ask: { job, _ in job.id == "theirs-1" ? .finished(picture) : .unknown })
    try withWorker(provider) { worker in
      let id = try ada.order()
      while try ada.row(id)["status_detail"] != "reconciling" { usleep(5_000) }
      #expect(try ada.row(id)["status"] == "processing")
      let token = hex(sha256(worker.world.callbackToken(for: id).utf8))
      #expect(try ada.query("select api.wake_generation('pretend', 'theirs-1', decode($1, 'hex'))", token) == "woken")
      let row = try ada.end(of: id)
      #expect(row["status"] == "completed" && row["job_id"] == "theirs-1")
      #expect(provider.submissions == 1)
    }
  }

  @Test("a lost answer without any sign is refunded at the deadline and never sent again")
  func lostForGood() throws {
    let ada = try Ada(), provider = PretendProvider(knowsOurID: false, submit: { _, _ in .doubtful(.timeout) })
    try withWorker(provider) { _ in
      let id = try ada.order(deadline: 1)
      #expect(try ada.end(of: id)["status"] == "failed")
      #expect(try ada.books(id) == "1 charge, 1 refund")
      #expect(provider.submissions == 1)
    }
  }

  @Test("a lost answer of a provider that can never tell is refunded at once")
  func lostSynchronous() throws {
    let ada = try Ada(), provider = PretendProvider(knowsOurID: false, submit: { _, _ in .doubtful(.timeout) })
    try withWorker(provider, callbacks: false) { worker in
      let id = try ada.order(deadline: 300)
      #expect(try ada.end(of: id)["status"] == "failed")
      #expect(try ada.books(id) == "1 charge, 1 refund")
      #expect(worker.world.counters.value("artifio_provider_doubtful_total{provider=\"pretend\"}") == 1)
    }
  }

  @Test("a wish to cancel ends an order that the provider has not finished, with a refund")
  func cancel() throws {
    let ada = try Ada(), provider = PretendProvider(ask: { _, _ in .pending(progress: nil) })
    try withWorker(provider) { _ in
      let id = try ada.order()
      while try ada.row(id)["status"] != "processing" { usleep(5_000) }
      try ada.query("select api.cancel_generation($1::jsonb, $2::uuid)", ada.claims.text, id)
      let row = try ada.end(of: id)
      #expect(row["status"] == "failed" && row["status_detail"] == "cancelled")
      #expect(try ada.books(id) == "1 charge, 1 refund")
    }
  }

  @Test("a job of a worker that died between sending and storing is found out by another, not sent again")
  func deadWorker() throws {
    let ada = try Ada(), id = try ada.order(), provider = PretendProvider()
    let dead = try pretendWorker(provider).world.queue
    let job = try #require(try dead.lease(1).first)
    #expect(try dead.beginSubmit(job, tokenHash: [1, 2, 3]))
    try ada.query("update jobs.queue set lease_until = now() - interval '1 second' where generation_id = $1::uuid", id)
    try withWorker(provider) { _ in
      let row = try ada.end(of: id)
      #expect(row["status"] == "completed")
      #expect(provider.submissions == 0)
      #expect(try dead.complete(job, ["outputs": []]) == false)
      #expect(try dead.fail(job, .timeout("late")) == false)
      #expect(try ada.books(id) == "1 charge, 0 refund")
    }
  }

  @Test("a job whose lease ran out before it was sent is sent once by another worker")
  func deadBeforeSending() throws {
    let ada = try Ada(), id = try ada.order(), provider = PretendProvider()
    _ = try pretendWorker(provider).world.queue.lease(1)
    try ada.query("update jobs.queue set lease_until = now() - interval '1 second' where generation_id = $1::uuid", id)
    try withWorker(provider) { _ in
      let row = try ada.end(of: id)
      #expect(row["status"] == "completed")
      #expect(provider.submissions == 1)
    }
  }

  @Test("two workers share two hundred jobs and do each once, with backends killed meanwhile")
  func manyWithKilledBackends() throws {
    let ada = try Ada(), provider = PretendProvider(submit: { order, _ in
      usleep(2_000)
      return .accepted(order.id)
    })
    var ids: [String] = []
    for _ in 0..<50 { ids.append(try ada.order(cost: "0.01")) }
    try withWorker(provider, threads: 8) { _ in
      try withWorker(provider, threads: 8) { _ in
        for _ in 0..<5 {
          usleep(60_000)
          try ada.query("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'worker' and random() < 0.5")
        }
        for _ in 0..<150 { ids.append(try ada.order(cost: "0.01")) }
        for id in ids {
          #expect(try ada.end(of: id, seconds: 60)["status"] == "completed")
          #expect(try ada.books(id) == "1 charge, 0 refund")
        }
      }
    }
    #expect(Set(provider.state.with { $0.submitted }).count == ids.count)
    #expect(provider.submissions == ids.count)
  }

  @Test("a job is picked up within milliseconds of its commit")
  func pickUp() throws {
    let ada = try Ada(), provider = PretendProvider()
    try withWorker(provider) { _ in
      var times: [Double] = []
      for _ in 0..<40 {
        let before = provider.submissions
        _ = try ada.order(cost: "0.01")
        let committed = monotonicSeconds()
        while provider.submissions == before { usleep(200) }
        times.append(monotonicSeconds() - committed)
        usleep(20_000)
      }
      let median = times.sorted()[times.count / 2]
      print("from commit to the provider's call: median \(median * 1000) ms, worst \(times.max()! * 1000) ms")
      #expect(median < 0.05)
    }
  }
}
