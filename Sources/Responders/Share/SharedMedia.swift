import Domain

/// GET /share/<token>/media/<index>[?w=640]
struct SharedMedia: Responder {
  let token: String
  let index: Int

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    guard request.method.isSafe else { throw Failure(.methodNotAllowed) }
    guard ShareRoute.isToken(token), (0..<100).contains(index), let blob = try world.store.shares.media(token, index: index) else {
      throw Failure(.notFound)
    }
    // Asked for again, a revoked link gives nothing.
    return try .blob(blob, width: request.query("w"), cache: "private, no-cache", in: world)
  }
}
