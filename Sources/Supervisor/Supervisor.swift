import FastCGI
import Glibc
import Threads

/// Owns every process of one installation: starts them in order, restarts what crashes, replaces on SIGHUP without losing a
/// request, and ends all of them on SIGTERM or SIGINT. Everything happens on the thread that calls `run`.
public final class Supervisor {
  let plan: Plan
  let environment: [String]
  var posts: [Post] = []
  let own: [Int32] = [SIGTERM, SIGINT, SIGHUP, SIGCHLD]

  /// Opens the listening sockets and the log files.
  /// - Throws: `PlanError` when another supervisor holds this state folder, `SocketError` when a socket cannot be made.
  public init(plan: Plan, environment: [String]) throws {
    self.plan = plan
    self.environment = environment
    guard lock(plan.stateDirectory + "/run/supervisor.lock") else {
      throw PlanError(description: "another supervisor runs on \(plan.stateDirectory)")
    }
    posts = try plan.services.map { service in
      let listener = try service.socket.map { try listenUnix($0) }
      if let listener { _ = fcntl(listener, F_SETFD, FD_CLOEXEC) }
      return Post(service: service, log: LogFile(path: plan.logFile(service.name)), listener: listener)
    }
  }

  /// Runs until told to stop. Gives the exit code: 0 in order, 1 when a service that must succeed did not.
  public func run() -> Int32 {
    blockSignals(own)
    write(number: getpid(), to: plan.pidFile("supervisor"))
    let complete = startAll()
    if complete { watch() }
    stopAll()
    unlink(plan.pidFile("supervisor"))
    return complete || stopping ? 0 : 1
  }

  /// Set by the signal that asks for the end.
  var stopping = false
  private var rollWanted = false

  private func watch() {
    report("everything started")
    while !stopping {
      pause(seconds: 1)
      if rollWanted {
        rollWanted = false
        roll()
      }
      restartDue()
      killOverdue()
      for post in posts { post.log.rotateIfLarge() }
    }
  }

  /// Waits for a signal, at most `seconds` or until the next restart is due, then takes in what ended.
  func pause(seconds: Double) {
    let now = monotonicSeconds()
    let next = posts.compactMap(\.startAt).min().map { max(0, $0 - now) } ?? seconds
    switch nextSignal(own, seconds: min(seconds, next)) {
    case SIGTERM, SIGINT: stopping = true
    case SIGHUP: rollWanted = true
    default: break
    }
    reap()
  }

  private func restartDue() {
    let now = monotonicSeconds()
    for index in posts.indices where !stopping {
      guard let due = posts[index].startAt, due <= now else { continue }
      posts[index].startAt = nil
      start(index)
    }
  }

  /// Takes in every process that has ended.
  private func reap() {
    var status: Int32 = 0
    while case let process = waitpid(-1, &status, WNOHANG), process > 0 { ended(process, status: status) }
  }

  private func ended(_ process: pid_t, status: Int32) {
    // What it left behind in its group (nginx workers hold the port) goes with it.
    kill(-process, SIGKILL)
    for index in posts.indices {
      posts[index].leaving.removeAll { $0.process == process }
      guard posts[index].child?.process == process else { continue }
      if posts[index].service.once || stopping {
        posts[index].child = nil
        if status != 0, !stopping { failedOnce = posts[index].service.name }
        continue
      }
      report("ended: \(describe(status))", of: posts[index].service.name, level: "error")
      posts[index].crashed(at: monotonicSeconds())
    }
  }

  /// The one-time service that did not succeed.
  var failedOnce: String?

  private func killOverdue() {
    let now = monotonicSeconds()
    for post in posts {
      for leaving in post.leaving where leaving.killAt < now { kill(-leaving.process, SIGKILL) }
    }
  }
}

private func describe(_ status: Int32) -> String {
  status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
}

/// Holds the lock as long as this process lives.
private func lock(_ path: String) -> Bool {
  let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
  return descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0
}

/// The next of the blocked `signals`, or nil after `seconds`.
private func nextSignal(_ signals: [Int32], seconds: Double) -> Int32? {
  var set = sigset_t()
  sigemptyset(&set)
  for number in signals { sigaddset(&set, number) }
  var time = timespec()
  time.tv_sec = Int(seconds)
  time.tv_nsec = Int((seconds - Double(time.tv_sec)) * 1e9)
  let number = sigtimedwait(&set, nil, &time)
  return number > 0 ? number : nil
}

/// Writes a number and a line end to a small file.
func write(number: pid_t, to path: String) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { return }
  defer { close(descriptor) }
  let bytes = Array("\(number)\n".utf8)
  _ = write(descriptor, bytes, bytes.count)
}
