import Domain
import JSON
import Postgres
import Threads

/// POST /functions/v1/generate-content-sync: the same, but waits for the end, at most half a minute, and then says 202 with the id.
struct GenerateContentSync: Responder {
  static let patience = 30.0

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let started = try Order.start(request, as: user, in: world)
    guard let row = try Finished.shared.wait(for: started.id, as: user, seconds: GenerateContentSync.patience, in: world) else {
      return .json(started.summary, status: 202)
    }
    if row["status"]?.string == "completed" { return .json(row) }
    let code = row["error_code"]?.string.flatMap { FailureCode(code: $0) } ?? .stateConflict
    return FunctionErrors.render(Failure(code, row["error_message"]?.string), more: ["generation_id": .string(started.id)])
  }
}

/// Which generations and probes have ended, as Postgres tells it: one listening connection wakes everybody who waits in this process.
final class Finished: Sendable {
  static let shared = Finished()

  /// The last ids, newest at the end; enough for whoever looks a moment late.
  private let recent = Monitor<[String]>([])

  func listen(_ world: World) {
    let info = World.conninfo(world.settings, user: "authenticator", "done")
    _ = Thread.start { [self] in
      while true {
        do {
          let connection = try Connection(info)
          try connection.execute("listen done")
          while true {
            if let notice = try connection.notification(seconds: 30) { add(notice.payload) } else { try connection.execute("select 1") }
          }
        } catch {
          world.log.event("warn", "listening for ends was interrupted", ["error": .string("\(error)")])
          sleepSeconds(0.5)
        }
      }
    }
  }

  /// The row when it has ended, nil when the time is up.
  func wait(for id: String, as user: Claims, seconds: Double, in world: World) throws -> JSONValue? {
    try wait(for: id, seconds: seconds) {
      let row = try JSONValue(parsing: try world.store.generation(user.text, id))
      guard let status = row["status"]?.string, status == "completed" || status == "failed" else { return nil }
      return row
    }
  }

  /// What `look` gives when the word about `id` has come, nil when the time is up. It is also asked now and then, in case a word was lost.
  @discardableResult
  func wait<Result>(for id: String, seconds: Double, _ look: () throws -> Result?) throws -> Result? {
    let end = monotonicSeconds() + seconds
    while true {
      if let found = try look() { return found }
      let left = end - monotonicSeconds()
      guard left > 0 else { return nil }
      _ = recent.wait(seconds: min(left, 3)) { $0.contains(id) ? true : nil }
    }
  }

  private func add(_ id: String) {
    recent.change { ids in
      ids.append(id)
      if ids.count > 512 { ids.removeFirst(256) }
    }
  }
}
