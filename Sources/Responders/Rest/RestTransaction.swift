import Postgres
import Rest

/// One request as one transaction in one round trip: become the caller, run the statement.
enum RestTransaction {
  private static let become = Statement(
    "rest_become",
    "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), set_config('transaction_read_only', $3, true)")
  private static let becomeWithToken = Statement(
    "rest_become_with_token",
    """
    select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), set_config('transaction_read_only', $3, true),
      set_config('request.share_token', $4, true)
    """)

  static func run(_ compiled: RestCache.Compiled, _ query: QueryString, body: String? = nil, as caller: Caller, in world: World) throws -> Rows {
    try world.pool(for: caller).borrow { connection in
      try connection.pipeline(steps(compiled, query, body, caller))
    }
  }

  /// The same for a write that is undone when its rows are not as asked.
  static func run(
    _ compiled: RestCache.Compiled, _ query: QueryString, body: String?, as caller: Caller, in world: World, check: (Rows) throws -> Void
  ) throws -> Rows {
    try world.pool(for: caller).borrow { connection in
      try connection.execute("begin")
      do {
        let rows = try connection.pipeline(steps(compiled, query, body, caller))
        try check(rows)
        try connection.execute("commit")
        return rows
      } catch {
        if !connection.isBroken { try connection.execute("rollback") }
        throw error
      }
    }
  }

  private static func steps(_ compiled: RestCache.Compiled, _ query: QueryString, _ body: String?, _ caller: Caller) -> [(Statement, [Parameter])] {
    let plan = compiled.plan
    var settings: [Parameter] = [
      .text(caller.role), .text(caller.claims?.text ?? #"{"role":"anon"}"#), .text(plan.isReadOnly ? "on" : "off"),
    ]
    if let token = plan.shareToken { settings.append(Parameter(plan.text(of: token, query, body))) }
    return [
      (plan.shareToken == nil ? become : becomeWithToken, settings),
      (compiled.statement(for: caller), plan.values.map { Parameter(plan.text(of: $0, query, body)) }),
    ]
  }
}

extension Request {
  /// The preferences that the headers hold.
  func preferences() throws(RestError) -> Preferences {
    var preferences = try Preferences(
      prefer: parameter("HTTP_PREFER"), accept: parameter("HTTP_ACCEPT"), range: method == .get ? parameter("HTTP_RANGE") : nil)
    preferences.isHead = method == .head
    return preferences
  }

  func queryString() throws -> QueryString { try withParameter("QUERY_STRING") { try QueryString($0) } }

  /// All that the compiled form of this request depends on.
  func shapeKey(_ subject: String, _ query: QueryString, _ more: [String] = []) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(query.shape.count + 128)
    key.append(contentsOf: method.rawValue.utf8)
    key.append(0)
    key.append(contentsOf: subject.utf8)
    key.append(0)
    key.append(contentsOf: query.shape)
    for name in ["HTTP_PREFER", "HTTP_ACCEPT", "HTTP_RANGE"] {
      key.append(0)
      withParameter(name) { key.append(contentsOf: $0) }
    }
    for text in more {
      key.append(0)
      key.append(contentsOf: text.utf8)
    }
    return key
  }
}

extension Response {
  /// Rows as the statement gave them: text, number of rows, number of all.
  static func rows(_ rows: Rows, _ compiled: RestCache.Compiled) throws -> Response {
    let page = Int(rows.text(0, 1) ?? "") ?? 0, total = rows.text(0, 2).flatMap { Int($0) }
    let outcome = try Outcome(page: page, total: total, offset: compiled.plan.offset, compiled.preferences)
    var response = Response(
      status: outcome.status, headers: [("Content-Type", compiled.preferences.contentType), ("Content-Range", outcome.contentRange)],
      body: Array(rows.bytes(0, 0)))
    response.applied(compiled.preferences)
    return response
  }

  mutating func applied(_ preferences: Preferences) {
    if !preferences.applied.isEmpty { headers.append(("Preference-Applied", preferences.applied.joined(separator: ", "))) }
  }
}
