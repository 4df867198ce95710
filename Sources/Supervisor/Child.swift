import Glibc
import Threads

/// A running program of a service.
struct Child {
  let process: pid_t
  let started: Double
}

/// A program that was told to end; killed when it takes too long.
struct Leaving {
  let process: pid_t
  let killAt: Double
}

/// What the supervisor knows about one service.
struct Post {
  let service: Service
  let log: LogFile
  let listener: Int32?
  var child: Child?
  var leaving: [Leaving] = []
  /// When it ended without being asked to, in the last minute.
  var crashes: [Double] = []
  /// When to start it again.
  var startAt: Double?

  /// A crash is answered after 100 ms, a storm of them (more than ten a minute) after five seconds.
  mutating func crashed(at now: Double) {
    crashes = crashes.filter { now - $0 < 60 } + [now]
    child = nil
    startAt = now + (crashes.count > 10 ? 5 : 0.1)
  }
}
