import Models

/// GET /functions/v1/models: the catalogue with form hints and price rules, the same bytes for everybody.
struct ListModels: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let catalogue = world.offer.catalogue, tag = "\"\(catalogue.version)\""
    let headers = [("ETag", tag), ("Cache-Control", "no-cache")]
    if request.parameter("HTTP_IF_NONE_MATCH").map({ $0.contains(tag) }) == true { return Response(status: 304, headers: headers) }
    return .json(catalogue.bytes, headers: headers)
  }
}
