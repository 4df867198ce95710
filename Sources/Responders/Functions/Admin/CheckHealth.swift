import Domain
import JSON
import Models
import Threads

/// POST /functions/v1/check-model-health: how every model and provider does, by what became of real orders and by what the worker's
/// probes found. The responder has no network: it asks the worker for probes that are fresh, and waits a few seconds for them.
struct CheckHealth: Responder {
  private static let patience = 8.0
  private static let known: Set = ["model_record_id", "hours", "probe"]

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let admin = try caller.admin(in: world)
    let body = try request.jsonObject(limit: 16 << 10)
    for key in body.keys where !CheckHealth.known.contains(key) { throw Failure.parameter(key, "unknown", "There is no field “\(key.prefix(64))” here.") }
    let wanted = try model(body), hours = try hours(body)
    let models = Registry.all.filter { wanted == nil || $0.provider == wanted?.provider }
    if try probes(body) { try refreshProbes(of: models, as: admin, world) }
    let facts = try world.store.modelOutcomes(admin.text, .array(models.map { asked($0, world) }), hours: hours)
    let report = HealthReport(facts, models: models.filter { wanted == nil || $0.recordID == wanted?.recordID })
    return .json(report.json(hours: hours, at: timestamp(world.now())))
  }

  private func model(_ body: JSONObject) throws(Failure) -> Model? {
    switch body["model_record_id"] {
    case nil, .null: return nil
    case .string(let id): return try Registry.known(id)
    default: throw .parameter("model_record_id", "type", "model_record_id must be a text.")
    }
  }

  private func hours(_ body: JSONObject) throws(Failure) -> Int {
    guard let value = body["hours"], !value.isNull else { return 24 }
    guard let hours = value.integer, (1...720).contains(hours) else { throw .parameter("hours", "range", "hours must be a whole number from 1 to 720.") }
    return Int(hours)
  }

  private func probes(_ body: JSONObject) throws(Failure) -> Bool {
    guard let value = body["probe"], !value.isNull else { return true }
    guard let flag = value.bool else { throw .parameter("probe", "type", "probe must be true or false.") }
    return flag
  }

  private func asked(_ model: Model, _ world: World) -> JSONValue {
    ["id": .string(model.recordID), "provider": .string(model.provider.rawValue), "sandbox": .bool(world.settings.isSandbox(model.provider))]
  }

  /// A probe that nobody answers in time is not there yet; the report then shows the one before.
  private func refreshProbes(of models: [Model], as admin: Claims, _ world: World) throws {
    let providers = Set(models.map(\.provider.rawValue)).sorted(), end = monotonicSeconds() + CheckHealth.patience
    for id in try world.store.askProbes(admin.text, providers, freshSeconds: 30) {
      try Finished.shared.wait(for: id, seconds: max(0, end - monotonicSeconds())) { try world.store.probeEnded(id) ? true : nil }
    }
  }
}
