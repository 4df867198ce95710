import ArgumentParser
import Files
import Glibc
import Settings

/// Asks the running supervisor for a rolling restart and waits until every responder is a new process.
struct Roll: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Replace responders and worker without losing a request.")

  func run() throws {
    let folder = try Settings.load().runDirectory + "/pids"
    guard let supervisor = pid(folder, "supervisor"), kill(supervisor, 0) == 0 else { throw ValidationError("nothing runs here; start it with deploy/bin/up") }
    let before = rolling(folder)
    kill(supervisor, SIGHUP)
    for _ in 0..<600 {
      usleep(50_000)
      let after = rolling(folder)
      if before.allSatisfy({ after[$0.key] != nil && after[$0.key] != $0.value }) { return print("replaced \(before.count) programs") }
    }
    throw ValidationError("not everything was replaced within 30 s; log/supervisor.log says why")
  }

  private func rolling(_ folder: String) -> [String: pid_t] {
    var found: [String: pid_t] = [:]
    for name in names(in: folder) where name.hasPrefix("responder-") || name == "worker.pid" {
      let service = String(name.dropLast(4))
      found[service] = pid(folder, service)
    }
    return found
  }

  private func pid(_ folder: String, _ name: String) -> pid_t? {
    (try? contents(of: "\(folder)/\(name).pid")).flatMap { pid_t(String(decoding: $0.filter { $0 != 10 }, as: UTF8.self)) }
  }
}
