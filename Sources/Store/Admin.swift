import Domain
import JSON
import Postgres

extension Store {
  /// Lets the claims of an admin pass whose session lives.
  /// - Throws: E010, E018.
  public func requireAdmin(_ claims: String) throws(Failure) {
    _ = try call(Statement("api_require_admin", "select api.require_admin($1::jsonb)"), [.text(claims)])
  }

  /// The id of the caller's newest picture that a model would take.
  public func newestPicture(_ claims: String) throws(Failure) -> String? {
    try call(Statement("api_newest_picture", "select api.newest_picture($1::jsonb)"), [.text(claims)]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What became of the orders of `models` (`{id, provider, sandbox}`), and what the last probes found.
  public func modelOutcomes(_ claims: String, _ models: JSONValue, hours: Int) throws(Failure) -> JSONValue {
    try json(Statement("api_model_outcomes", "select api.model_outcomes($1::jsonb, $2::jsonb, $3::integer)"), [.text(claims), .text(models.text), Parameter(hours)])
  }

  /// Asks the worker for probes of the providers that have none younger than that; the ids of those to wait for.
  public func askProbes(_ claims: String, _ providers: [String], freshSeconds: Double) throws(Failure) -> [String] {
    let list = "{\(providers.joined(separator: ","))}"
    let open = try json(Statement("api_ask_probes", "select api.ask_probes($1::jsonb, $2::text[], $3::float8)"), [.text(claims), .text(list), Parameter(freshSeconds)])
    return (open.array ?? []).compactMap(\.string)
  }

  public func probeEnded(_ id: String) throws(Failure) -> Bool {
    try json(Statement("api_probe_ended", "select to_jsonb(api.probe_ended($1::uuid))"), [.text(id)]).bool ?? false
  }
}
