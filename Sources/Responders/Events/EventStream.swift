import Domain

/// GET /events/v1/stream: the caller's own channel, spoken by Nchan behind an internal redirect.
struct EventStream: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    guard request.method == .get else { throw Failure(.methodNotAllowed) }
    guard let subject = try caller.user().subject else { throw Failure(.notSignedIn) }
    return .accelRedirect("/_events/user-\(subject.lowercased())", headers: [("Cache-Control", "no-store")])
  }
}
