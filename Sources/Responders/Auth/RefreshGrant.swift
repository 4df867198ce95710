import Domain
import JSON
import Store

/// POST /auth/v1/token?grant_type=refresh_token: the token from the body, or the cookie of a page of ours.
struct RefreshGrant: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let text = try presented(request, in: world)
    do { return try renew(text, request, in: world) } catch let error as AuthError {
      guard SessionCookies.wanted(request) else { throw error }
      // A dead session leaves the browser at once.
      var response = AuthErrors.render(error, request)
      response.headers += SessionCookies.cleared
      return response
    }
  }

  private func presented(_ request: Request, in world: World) throws -> String {
    let body = try request.jsonObject()
    if let text = body["refresh_token"]?.string, !text.isEmpty { return text }
    guard SessionCookies.wanted(request) else { throw AuthError.invalid("refresh_token is required") }
    try Gateway.checkSameOrigin(request, in: world)
    guard let cookie = request.cookie(Gateway.refreshCookie), !cookie.isEmpty else { throw AuthError.refreshNotFound }
    return cookie
  }

  private func renew(_ text: String, _ request: Request, in world: World) throws -> Response {
    guard let token = RefreshToken(text, by: world.sealed) else { throw AuthError.refreshNotFound }
    let answer = try world.store.accounts.refreshSession(
      token.session, counter: token.counter, reuseSeconds: world.settings.auth.reuseIntervalSeconds)
    switch answer["outcome"]?.string {
    case "rotated", "active": return try Session(answer, method: "password").response(to: request, in: world)
    case "reused": throw AuthError.refreshUsed
    case "banned": throw AuthError.banned(400)
    default: throw AuthError.refreshNotFound
    }
  }
}
