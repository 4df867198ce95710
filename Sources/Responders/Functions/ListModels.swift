import Models

/// GET /functions/v1/models: the catalogue with form hints and price rules, the same bytes for everybody.
struct ListModels: Responder {
  private static let tag = "\"\(Registry.version)\""

  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let headers = [("ETag", ListModels.tag), ("Cache-Control", "no-cache")]
    if request.parameter("HTTP_IF_NONE_MATCH").map({ $0.contains(ListModels.tag) }) == true { return Response(status: 304, headers: headers) }
    return .json(Registry.catalogue, headers: headers)
  }
}
