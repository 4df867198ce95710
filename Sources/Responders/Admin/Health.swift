import Domain
import JSON
import Store

/// GET /health/live: the process answers.
struct Live: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    .json(["status": "ok"], headers: [("Cache-Control", "no-store")])
  }
}

/// GET /health/ready: what is needed to serve, by name and without particulars.
struct Ready: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let checks = checks(world)
    let ready = checks.allSatisfy(\.good)
    let names = JSONObject(checks.map { (key: $0.name, value: .string($0.good ? "ok" : "down")) })
    return .json(
      ["status": ready ? "ok" : "unavailable", "checks": .object(names)], status: ready ? 200 : 503, headers: [("Cache-Control", "no-store")])
  }

  private func checks(_ world: World) -> [(name: String, good: Bool)] {
    guard let bytes = try? world.store.ready(), let answer = try? JSONValue(parsing: bytes) else { return [("database", false)] }
    let migrated = answer["migration"]?.string != nil
    // A worker beats every few seconds; half a minute of silence means that nothing would be made.
    let working = (answer["worker_seconds"]?.number ?? .infinity) < 30
    return [("database", true), ("migrations", migrated), ("worker", working)]
  }
}
