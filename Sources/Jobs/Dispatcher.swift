import JSON
import Postgres
import Threads

extension Worker {
  /// Hears the notices of new and woken jobs.
  func listen() {
    var attempt = 0
    while !isStopping {
      do {
        let connection = try Connection(databaseInfo)
        try connection.execute("listen jobs")
        attempt = 0
        look()
        while !isStopping {
          if try connection.notification(seconds: 1) != nil { look() }
        }
      } catch {
        attempt += 1
        Log.warning("not listening", ("reason", .string("\(error)")))
        pause(Backoff(base: 0.2, longest: 5).seconds(attempt: attempt))
      }
    }
  }

  /// Leases as many jobs as threads are free: at a notice, when a job given back is due, and once a second in any case.
  func dispatch() {
    var attempt = 0
    while let turn = awaitTurn() {
      do {
        let jobs = try world.queue.lease(turn.places)
        attempt = 0
        hand(out: jobs, noticed: turn.noticed, full: jobs.count == turn.places)
      } catch {
        attempt += 1
        Log.warning("no jobs to be had", ("reason", .string("\(error)")))
        pause(Backoff(base: 0.1, longest: 5).seconds(attempt: attempt))
      }
    }
  }

  var isStopping: Bool { state.with { $0.isStopping } }

  func look() {
    let now = monotonicSeconds()
    state.change { state in
      state.look = true
      state.noticed = state.noticed ?? now
    }
  }

  /// Waits until there is reason to look and room for a job; nil when the worker stops.
  private func awaitTurn() -> (places: Int, noticed: Double?)? {
    while true {
      let now = monotonicSeconds()
      let due = state.with { state in state.wakes.min().map { $0 - now } ?? 1 }
      _ = state.wait(seconds: min(1, max(0, due))) { $0.isStopping || ($0.look && $0.room > 0) ? true : nil }
      let turn: (places: Int, noticed: Double?)?? = state.with { state in
        if state.isStopping { return .some(nil) }
        guard state.room > 0 else { return nil }
        let now = monotonicSeconds()
        state.wakes.removeAll { $0 <= now }
        defer {
          state.look = false
          state.noticed = nil
        }
        return .some((state.room, state.noticed))
      }
      if let turn { return turn }
      // All threads are busy: one that becomes free sets `look`.
      _ = state.wait(seconds: 1) { $0.isStopping || $0.room > 0 ? true : nil }
    }
  }

  private func hand(out jobs: [Lease], noticed: Double?, full: Bool) {
    if let noticed, !jobs.isEmpty { world.counters.observe("artifio_worker_pickup", seconds: monotonicSeconds() - noticed) }
    state.change { state in
      for job in jobs { state.take(job) }
      if full { state.look = true }
    }
  }
}

extension Worker.State {
  /// Threads without a job.
  var room: Int { max(0, idle - ready.count) }
}
