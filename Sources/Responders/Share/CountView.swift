import Domain

/// POST /share/<token>/view, sent by nginx beside each page that it serves.
struct CountView: Responder {
  let token: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    guard request.method == .post else { throw Failure(.methodNotAllowed) }
    if ShareRoute.isToken(token) { try world.store.shares.countView(token) }
    return .noContent(headers: [("Cache-Control", "no-store")])
  }
}
