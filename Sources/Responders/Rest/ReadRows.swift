import Rest

/// GET and HEAD /rest/v1/<table>
struct ReadRows: Responder {
  let table: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let query = try request.queryString()
    let compiled = try world.rest.compiled(request.shapeKey(table, query), in: world) { catalogue in
      let preferences = try request.preferences()
      return (try Plan.read(table, try Query(query), preferences, catalogue), preferences)
    }
    return try .rows(try RestTransaction.run(compiled, query, as: caller, in: world), compiled)
  }
}
