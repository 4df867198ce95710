import Domain
import JSON
import Postgres

extension Store {
  public var accounts: Accounts { Accounts(store: self) }
}

/// Accounts and their sessions.
public struct Accounts: Sendable {
  let store: Store

  /// Where a request came from, kept with its session.
  public struct Origin: Sendable {
    public let agent: String?
    public let address: String?

    public init(agent: String?, address: String?) {
      self.agent = agent
      self.address = address
    }
  }

  /// `{"outcome":"created"|"exists","user","session_id","counter"}`
  public func signUp(email: String, passwordHash: String, data: JSONObject, autoconfirm: Bool, from origin: Origin) throws(Failure) -> JSONValue {
    try store.json(
      Statement("api_sign_up", "select api.sign_up($1, $2, $3::jsonb, $4::boolean, $5, $6)"),
      [.text(email), .text(passwordHash), .text(JSONValue.object(data).text), Parameter(autoconfirm), Parameter(origin.agent), Parameter(origin.address)])
  }

  /// `{"user_id","password_hash","banned","confirmed"}`, nil for an address that nobody has.
  public func findPassword(email: String) throws(Failure) -> JSONValue? {
    guard let bytes = try store.call(Statement("api_find_password", "select api.find_password($1)"), [.text(email)]) else { return nil }
    do { return try JSONValue(parsing: bytes) } catch { throw Failure(.internalError) }
  }

  /// `{"user","session_id","counter"}`, nil when the account may not sign in.
  public func openSession(userID: String, method: String, from origin: Origin) throws(Failure) -> JSONValue? {
    let statement = Statement("api_open_session", "select api.open_session($1::uuid, $2, $3, $4)")
    guard let bytes = try store.call(statement, [.text(userID), .text(method), Parameter(origin.agent), Parameter(origin.address)]) else { return nil }
    do { return try JSONValue(parsing: bytes) } catch { throw Failure(.internalError) }
  }

  /// `{"outcome":"rotated"|"active"|"reused"|"unknown"|"banned","user","session_id","counter","method"}`
  public func refreshSession(_ session: String, counter: Int, reuseSeconds: Int) throws(Failure) -> JSONValue {
    try store.json(
      Statement("api_refresh_session", "select api.refresh_session($1::uuid, $2::integer, $3::integer)"),
      [.text(session), Parameter(counter), Parameter(reuseSeconds)])
  }

  /// `{"outcome":"ok"|"no_session"|"no_user"|"banned","user"}`
  public func sessionUser(claims: String) throws(Failure) -> JSONValue {
    try store.json(Statement("api_session_user", "select api.session_user($1::jsonb)"), [.text(claims)])
  }

  /// The user after the change.
  public func updateUser(claims: String, change: JSONObject) throws(Failure) -> JSONValue {
    try store.json(Statement("api_update_user", "select api.update_user($1::jsonb, $2::jsonb)"), [.text(claims), .text(JSONValue.object(change).text)])
  }

  public func signOut(claims: String, scope: String) throws(Failure) {
    _ = try store.call(Statement("api_sign_out", "select api.sign_out($1::jsonb, $2)"), [.text(claims), .text(scope)])
  }
}
