import Rest

/// GET, HEAD and POST /rest/v1/rpc/<function>
struct CallFunction: Responder {
  let function: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let query = try request.queryString()
    let (compiled, body) = request.method == .post ? try posted(request, query, world) : (try asked(request, query, world), nil)
    let rows = try RestTransaction.run(compiled, query, body: body, as: caller, in: world)
    switch compiled.plan.answer {
    case .nothing: return .noContent()
    case .value:
      var response = Response(status: 200, headers: [("Content-Type", compiled.preferences.contentType)], body: Array(rows.bytes(0, 0)))
      response.applied(compiled.preferences)
      return response
    case .rows: return try .rows(rows, compiled)
    }
  }

  private func posted(_ request: Request, _ query: QueryString, _ world: World) throws -> (RestCache.Compiled, String) {
    let bytes = try request.jsonBytes()
    let keys = try bytes.isEmpty ? [] : JSONBody(bytes).object.keys
    let compiled = try world.rest.compiled(request.shapeKey("rpc/" + function, query, keys), in: world) { catalogue in
      let preferences = try request.preferences()
      return (try Plan.call(function, keys: keys, try Query(query), preferences, catalogue), preferences)
    }
    return (compiled, String(decoding: bytes, as: UTF8.self))
  }

  /// Arguments of a GET are values of the query and so part of its text: nothing of it is worth remembering.
  private func asked(_ request: Request, _ query: QueryString, _ world: World) throws -> RestCache.Compiled {
    try world.rest.once(in: world) { catalogue in
      let names = Set(catalogue.functions[function]?.flatMap(\.arguments).map(\.name) ?? [])
      let preferences = try request.preferences()
      return (try Plan.call(function, try Query(query) { names.contains($0) }, preferences, catalogue), preferences)
    }
  }
}
