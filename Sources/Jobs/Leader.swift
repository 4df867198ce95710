import JSON
import Postgres
import Threads

/// Work that one worker of all does: who holds the advisory lock. It goes with the connection, so that a dead leader is followed at once.
struct Leader: Sendable {
  let name: String
  let key: Int
  let databaseInfo: String
  let isStopping: @Sendable () -> Bool

  /// Runs `term` whenever this worker leads; it ends by throwing when the connection is lost.
  func run(_ term: (Connection) throws -> Void) {
    var attempt = 0
    while !isStopping() {
      do {
        let connection = try Connection(databaseInfo)
        attempt = 0
        while !isStopping() {
          if try connection.execute("select pg_try_advisory_lock(\(key))").first == "t" {
            Log.info("leads", ("task", .string(name)))
            try term(connection)
          }
          pause(1)
        }
      } catch {
        attempt += 1
        Log.warning("leader lost", ("task", .string(name)), ("reason", .string("\(error)")))
        pause(Backoff(base: 0.2, longest: 5).seconds(attempt: attempt))
      }
    }
  }
}
