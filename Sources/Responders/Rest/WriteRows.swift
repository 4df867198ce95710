import JSON
import Postgres
import Rest

/// POST, PATCH and DELETE /rest/v1/<table>
struct WriteRows: Responder {
  let table: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let string = try request.queryString()
    let query = try Query(string)
    let (kind, body) = try change(request, query)
    let columns = kind.columns
    let compiled = try world.rest.compiled(request.shapeKey(table, string, columns), in: world) { catalogue in
      let preferences = try request.preferences()
      return (try Plan.write(table, kind, query, preferences, catalogue), preferences)
    }
    if compiled.preferences.missingIsDefault, case .insert = kind { try checkWhole(body, columns) }
    let rows = try run(compiled, string, body, caller, world)
    return try answer(rows, compiled, request.method)
  }

  private func run(_ compiled: RestCache.Compiled, _ query: QueryString, _ body: String, _ caller: Caller, _ world: World) throws -> Rows {
    let preferences = compiled.preferences
    guard preferences.format == .object || preferences.maxAffected != nil else {
      return try RestTransaction.run(compiled, query, body: body, as: caller, in: world)
    }
    return try RestTransaction.run(compiled, query, body: body, as: caller, in: world) { rows in
      let count = Int(rows.text(0, 1) ?? "") ?? 0
      if let most = preferences.maxAffected, count > most {
        throw RestError(400, "PGRST124", "Query result exceeds max-affected preference constraint", details: "The query affects \(count) rows")
      }
      if preferences.returning == .representation { _ = try Outcome(page: count, total: nil, offset: 0, preferences) }
    }
  }

  /// What to do, and the body for Postgres: an array of rows, or one object.
  private func change(_ request: Request, _ query: Query) throws -> (WriteKind, String) {
    // Clients send a body with DELETE; it means nothing.
    if request.method == .delete { return (.delete, "") }
    let bytes = try request.jsonBytes()
    let text = String(decoding: bytes, as: UTF8.self)
    let body = try JSONBody(bytes)
    if request.method == .patch { return (.update(columns: try query.columns ?? body.object.keys), text) }
    guard case .array(let rows) = body.value else { return (.insert(columns: try query.columns ?? body.object.keys), "[\(text)]") }
    return (.insert(columns: try query.columns ?? sharedKeys(rows)), text)
  }

  private func sharedKeys(_ rows: [JSONValue]) throws -> [String] {
    let keys = rows.first?.object?.keys ?? []
    guard rows.allSatisfy({ $0.object.map { Set($0.keys) == Set(keys) } ?? false }) else {
      throw RestError(400, "PGRST102", "All object keys must match")
    }
    return keys
  }

  /// Defaults for keys that only some rows lack are not made; saying so is better than writing NULL.
  private func checkWhole(_ body: String, _ columns: [String]) throws {
    guard case .array(let rows)? = try? JSONValue(parsing: body), rows.allSatisfy({ row in columns.allSatisfy { row[$0] != nil } }) else {
      throw RestError(400, "PGRST127", "Feature not implemented", details: "missing=default with rows of different keys")
    }
  }

  private func answer(_ rows: Rows, _ compiled: RestCache.Compiled, _ method: Method) throws -> Response {
    let preferences = compiled.preferences, count = Int(rows.text(0, 1) ?? "") ?? 0
    let total = preferences.count == nil ? "*" : String(count)
    let range = method == .patch && count > 0 ? "0-\(count - 1)" : "*"
    var response = Response(status: method == .post ? 201 : 204, headers: [("Content-Range", "\(range)/\(total)")])
    if preferences.returning == .representation {
      if method != .post { response.status = 200 }
      response.headers.append(("Content-Type", preferences.contentType))
      response.body = Array(rows.bytes(0, 0))
    }
    response.applied(preferences)
    return response
  }
}

extension WriteKind {
  fileprivate var columns: [String] {
    switch self {
    case .insert(let columns), .update(let columns): columns
    case .delete: []
    }
  }
}
