import Domain
import JSON
import Postgres

extension Store {
  /// Charge, generation and job in one transaction; `ticket` as `api.start_generation` describes it.
  public func startGeneration(_ claims: String, _ ticket: JSONValue) throws(Failure) -> JSONValue {
    try json(Statement("api_start_generation", "select api.start_generation($1::jsonb, $2::jsonb)"), [.text(claims), .text(ticket.text)])
  }

  /// The first answer to an order that was accepted under this key; nil when none was.
  public func replayedGeneration(_ claims: String, _ key: String, _ bodyHash: String) throws(Failure) -> JSONValue? {
    guard let bytes = try call(Statement("api_replayed", "select api.replayed($1::jsonb, $2, $3)"), [.text(claims), .text(key), .text(bodyHash)]) else { return nil }
    return try? JSONValue(parsing: bytes)
  }

  /// The caller's balance as decimal text.
  public func balance(_ claims: String) throws(Failure) -> String? {
    try call(Statement("api_balance", "select api.balance($1::jsonb)"), [.text(claims)]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The row of an own generation, as JSON text.
  public func generation(_ claims: String, _ id: String) throws(Failure) -> [UInt8] {
    guard let row = try call(Statement("api_generation_for", "select api.generation_for($1::jsonb, $2::uuid)"), [.text(claims), .text(id)]) else {
      throw Failure(.notFound, "This generation was not found.")
    }
    return row
  }

  public func cancelGeneration(_ claims: String, _ id: String) throws(Failure) -> [UInt8] {
    try value(Statement("api_cancel_generation", "select api.cancel_generation($1::jsonb, $2::uuid)"), [.text(claims), .text(id)])
  }

  /// A hint that the provider has news; moves nothing itself.
  public func wakeGeneration(_ provider: String, _ job: String?, _ tokenHash: [UInt8]) throws(Failure) {
    _ = try call(Statement("api_wake_generation", "select api.wake_generation($1, $2, $3)"), [.text(provider), Parameter(job), .bytes(tokenHash)])
  }

  /// For each reference the medium it names, with a null id where it is not the caller's.
  public func inputMedia(_ claims: String, _ references: [String]) throws(Failure) -> [JSONValue] {
    let list = "{" + references.map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }.joined(separator: ",") + "}"
    return try json(Statement("api_input_media", "select api.input_media($1::jsonb, $2::text[])"), [.text(claims), .text(list)]).array ?? []
  }

  public func shareGeneration(_ claims: String, _ id: String, _ token: String, _ options: JSONValue) throws(Failure) -> [UInt8] {
    try value(
      Statement("api_share_generation", "select api.share_generation($1::jsonb, $2::uuid, $3, $4::jsonb)"),
      [.text(claims), .text(id), .text(token), .text(options.text)])
  }

  public func revokeShare(_ claims: String, _ token: String) throws(Failure) -> [UInt8] {
    try value(Statement("api_revoke_share", "select api.revoke_share($1::jsonb, $2)"), [.text(claims), .text(token)])
  }
}
