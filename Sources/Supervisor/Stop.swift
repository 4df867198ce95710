import Glibc
import Threads

extension Supervisor {
  /// Ends the services in the opposite order of their start, each in its own way, and kills what takes too long.
  func stopAll() {
    stopping = true
    report("stopping")
    for index in posts.indices.reversed() { stop(index) }
    report("stopped")
  }

  private func stop(_ index: Int) {
    let service = posts[index].service
    let processes = (posts[index].child.map { [$0.process] } ?? []) + posts[index].leaving.map(\.process)
    for process in processes { kill(process, service.stopSignal) }
    let deadline = monotonicSeconds() + service.graceSeconds
    while running(index), monotonicSeconds() < deadline { pause(seconds: 0.05) }
    guard running(index) else { return tidy(index) }
    report("took too long to stop and was killed", of: service.name, level: "error")
    for process in processes { kill(-process, SIGKILL) }
    while running(index) { pause(seconds: 0.05) }
    tidy(index)
  }

  private func running(_ index: Int) -> Bool { posts[index].child != nil || !posts[index].leaving.isEmpty }

  private func tidy(_ index: Int) {
    posts[index].startAt = nil
    unlink(plan.pidFile(posts[index].service.name))
    if let socket = posts[index].service.socket { unlink(socket) }
  }
}
