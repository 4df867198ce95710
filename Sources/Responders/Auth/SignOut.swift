import Domain
import JSON
import Store

/// POST /auth/v1/logout?scope=global|local|others
struct SignOut: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let scope = request.query("scope") ?? "global"
    guard ["global", "local", "others"].contains(scope) else { throw AuthError.invalid("Unsupported logout scope \"\(scope)\"") }
    if let claims = try claims(request, in: world) { try world.store.accounts.signOut(claims: claims, scope: scope) }
    var response = Response.noContent(headers: [("Cache-Control", "no-store")])
    if SessionCookies.wanted(request), scope != "others" { response.headers += SessionCookies.cleared }
    return response
  }

  /// Whose session ends: the access token says it. A page whose access token has run out may still show its refresh cookie.
  private func claims(_ request: Request, in world: World) throws -> String? {
    do {
      switch try Gateway.caller(of: request, in: world) {
      case .user(let claims): return claims.text
      case .service: throw AuthError.missingSubject
      case .anonymous:
        if request.cookie(Gateway.refreshCookie) == nil {
          if request.parameter("HTTP_AUTHORIZATION") != nil { throw AuthError.missingSubject }
          throw AuthError.noAuthorization
        }
      }
    } catch let error as TokenError {
      guard SessionCookies.wanted(request), request.parameter("HTTP_AUTHORIZATION") == nil else { throw error }
    }
    try Gateway.checkSameOrigin(request, in: world)
    guard let cookie = request.cookie(Gateway.refreshCookie), let token = RefreshToken(cookie, by: world.sealed) else { return nil }
    let answer = try world.store.accounts.refreshSession(token.session, counter: token.counter, reuseSeconds: world.settings.auth.reuseIntervalSeconds)
    guard let user = answer["user"]?["id"] else { return nil }
    return JSONValue.object(["sub": user, "session_id": .string(token.session)]).text
  }
}
