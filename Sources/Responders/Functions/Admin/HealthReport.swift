import Domain
import JSON
import Models

/// The facts that the database gave, put into words.
struct HealthReport {
  private let facts: JSONValue
  private let models: [Model]

  init(_ facts: JSONValue, models: [Model]) {
    self.facts = facts
    self.models = models
  }

  func json(hours: Int, at moment: String) -> JSONValue {
    let entries = models.map { ($0, health(of: $0)) }
    let summary = Health.allCases.map { word in (key: word.rawValue, value: JSONValue.integer(Int64(entries.count { $0.1 == word }))) }
    return [
      "checked_at": .string(moment), "hours": .integer(Int64(hours)), "summary": .object(JSONObject(summary)),
      "providers": .array(providers.map(entry)), "models": .array(entries.map { entry($0.0, $0.1) }),
    ]
  }

  private var providers: [ProviderID] { ProviderID.allCases.filter { provider in models.contains { $0.provider == provider } } }

  private func facts(of model: Model) -> JSONValue { facts["models"]?[model.recordID] ?? [:] }
  private func facts(of provider: ProviderID) -> JSONValue { facts["providers"]?[provider.rawValue] ?? [:] }

  /// Nothing works while its provider is down.
  private func health(of model: Model) -> Health {
    probed(model.provider) == .down ? .down : outcomes(facts(of: model))
  }

  private func health(of provider: ProviderID) -> Health { outcomes(facts(of: provider)).worse(probed(provider)) }

  private func outcomes(_ facts: JSONValue) -> Health {
    Health(completed: count(facts, "completed"), faults: count(facts, "faults"), isFailing: facts["failing"]?.bool ?? false)
  }

  private func probed(_ provider: ProviderID) -> Health {
    let probes = facts(of: provider)["probes"]?.array ?? []
    return Health(probes: probes.filter { $0["is_fresh"]?.bool == true }.compactMap { $0["ok"]?.bool })
  }

  private func entry(_ provider: ProviderID) -> JSONValue {
    let facts = facts(of: provider)
    return .object(
      JSONObject([(key: "provider", value: .string(provider.rawValue)), (key: "status", value: .string(health(of: provider).rawValue))] + figures(facts)
        + [(key: "probe", value: facts["probes"]?[0] ?? .null)]))
  }

  private func entry(_ model: Model, _ health: Health) -> JSONValue {
    let facts = facts(of: model)
    return .object(
      JSONObject([
        (key: "model_record_id", value: .string(model.recordID)), (key: "model_name", value: .string(model.name)), (key: "provider", value: .string(model.provider.rawValue)),
        (key: "is_active", value: .bool(model.isActive)), (key: "status", value: .string(health.rawValue)),
      ] + figures(facts) + [(key: "last_test", value: facts["last_test"] ?? .null)]))
  }

  private func figures(_ facts: JSONValue) -> [(key: String, value: JSONValue)] {
    let completed = count(facts, "completed"), all = completed + count(facts, "faults")
    let rate: JSONValue = all == 0 ? .null : .real((Double(completed) / Double(all) * 1000).rounded() / 1000)
    let counts = ["completed", "faults", "refused", "cancelled", "tests"].map { (key: $0, value: JSONValue.integer(Int64(count(facts, $0)))) }
    return [(key: "success_rate", value: rate)] + counts + ["median_seconds", "last_success", "last_error"].map { (key: $0, value: facts[$0] ?? .null) }
  }

  private func count(_ facts: JSONValue, _ name: String) -> Int { Int(facts[name]?.integer ?? 0) }
}
