import JSON
import Threads

extension Worker {
  /// Keeps the leases of jobs in hand alive, and says that this worker lives.
  func beat() {
    while true {
      let held = state.with { Array($0.held.keys) }
      do {
        let kept = try world.queue.heartbeat(held)
        if kept < held.count { Log.info("leases ended meanwhile", ("count", .integer(Int64(held.count - kept)))) }
      } catch {
        Log.warning("no heartbeat", ("reason", .string("\(error)")))
        pause(1)
        continue
      }
      // Still beating while the last jobs end after SIGTERM.
      if state.wait(seconds: 10, until: { $0.isStopping && $0.held.isEmpty ? true : nil }) == true { return }
    }
  }
}
