import Models

/// GET /functions/v1/models: the catalogue with form hints and price rules, the same bytes for everybody.
struct ListModels: Responder {
  private let vary = [("Vary", "Accept-Encoding")]

  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let catalogue = world.offer.catalogue, tag = "\"\(catalogue.version)\""
    let headers = [("ETag", tag), ("Cache-Control", "no-cache")]
    if request.parameter("HTTP_IF_NONE_MATCH").map({ $0.contains(tag) }) == true { return Response(status: 304, headers: headers) }
    // Packed once: at every request this would cost more than all the rest of the answer.
    guard request.parameter("HTTP_ACCEPT_ENCODING")?.contains("gzip") == true else { return .json(catalogue.bytes, headers: headers + vary) }
    return .json(world.offer.packedCatalogue, headers: headers + vary + [("Content-Encoding", "gzip")])
  }
}
