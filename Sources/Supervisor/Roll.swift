import Glibc
import Threads

extension Supervisor {
  /// Replaces every service that rolls, one after another: the new program first, on the same socket, then the old one is asked
  /// to finish what it has. A new program that does not come up is given up and the old one stays.
  func roll() {
    for index in posts.indices where posts[index].service.rolls && !stopping {
      guard let old = posts[index].child else { continue }
      guard let process = launch(index), serves(process) else {
        report("the new program did not come up; the old one stays", of: posts[index].service.name, level: "error")
        continue
      }
      posts[index].child = Child(process: process, started: monotonicSeconds())
      write(number: process, to: plan.pidFile(posts[index].service.name))
      posts[index].leaving.append(Leaving(process: old.process, killAt: monotonicSeconds() + posts[index].service.graceSeconds))
      kill(old.process, posts[index].service.stopSignal)
      report("replaced \(old.process) by \(process)", of: posts[index].service.name)
    }
  }

  /// Whether the program has started its threads (which it does last, after reading its settings) and lives on.
  private func serves(_ process: pid_t) -> Bool {
    let deadline = monotonicSeconds() + 10
    while monotonicSeconds() < deadline {
      let threads = threadCount(process)
      if threads > 1 {
        usleep(100_000)
        return alive(process)
      }
      guard alive(process) else { return false }
      usleep(5_000)
    }
    kill(-process, SIGKILL)
    return false
  }

  private func alive(_ process: pid_t) -> Bool {
    var status: Int32 = 0
    return waitpid(process, &status, WNOHANG) == 0
  }
}
