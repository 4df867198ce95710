import Glibc
import Threads

extension Supervisor {
  /// Starts the services in order; each is ready before the next. False when one that must succeed did not, or when told to stop.
  func startAll() -> Bool {
    for index in posts.indices {
      start(index)
      guard posts[index].service.once ? finished(index) : ready(index) else { return false }
    }
    return true
  }

  func start(_ index: Int) {
    guard let process = launch(index) else { return posts[index].crashed(at: monotonicSeconds()) }
    posts[index].child = Child(process: process, started: monotonicSeconds())
    if !posts[index].service.once { write(number: process, to: plan.pidFile(posts[index].service.name)) }
  }

  /// Starts a program of the service without making it the one in charge.
  func launch(_ index: Int) -> pid_t? {
    let post = posts[index]
    let output = post.log.open()
    defer { close(output) }
    let process = spawn(
      post.service.command, environment: environment, input: post.listener, output: output, deathSignal: post.service.stopSignal)
    if process == nil { report("cannot be started: \(post.service.command[0])", of: post.service.name, level: "error") }
    return process
  }

  private func finished(_ index: Int) -> Bool {
    while posts[index].child != nil, !stopping { pause(seconds: 1) }
    if let failedOnce { report("did not succeed; its log says why", of: failedOnce, level: "error") }
    return failedOnce == nil && !stopping
  }

  /// Waits for the ready command to succeed, at most a minute or eleven crashes.
  private func ready(_ index: Int) -> Bool {
    guard let command = posts[index].service.ready else { return !stopping }
    let deadline = monotonicSeconds() + 60
    while monotonicSeconds() < deadline, posts[index].crashes.count <= 10, !stopping {
      if succeeds(command) { return true }
      pause(seconds: 0.02)
      if let due = posts[index].startAt, due <= monotonicSeconds() {
        posts[index].startAt = nil
        start(index)
      }
    }
    report("did not become ready; its log says why", of: posts[index].service.name, level: "error")
    return false
  }

  private func succeeds(_ command: [String]) -> Bool {
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(nowhere) }
    guard let process = spawn(command, environment: environment, input: nil, output: nowhere, deathSignal: SIGKILL) else { return false }
    var status: Int32 = 0
    return waitpid(process, &status, 0) == process && status == 0
  }
}
