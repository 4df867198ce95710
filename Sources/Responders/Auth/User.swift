import Domain
import JSON
import Secrets
import Store

/// GET /auth/v1/user
struct ShowUser: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    Session.json(try liveUser(caller, request, in: world).user)
  }
}

/// PUT /auth/v1/user: own data and password.
struct ChangeUser: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let (claims, user) = try liveUser(caller, request, in: world)
    let body = try request.jsonObject()
    if body["app_metadata"] != nil { throw AuthError(403, "not_admin", "User not allowed") }
    if let email = body["email"]?.string, email.lowercased() != user["email"]?.string {
      throw AuthError(422, "email_provider_disabled", "Changing the address is not possible here")
    }
    var change = JSONObject()
    let data = try Credentials.data(body)
    if !data.isEmpty {
      let size = JSONValue.object(data).bytes.count + (user["user_metadata"]?.bytes.count ?? 0)
      guard size <= 32 << 10 else { throw AuthError.invalid("user_metadata would be larger than 32768 bytes") }
      change["data"] = .object(data)
    }
    if let password = body["password"]?.string { change["password_hash"] = .string(try newHash(password, of: user, in: world)) }
    guard !change.isEmpty else { return Session.json(user) }
    return Session.json(try world.store.accounts.updateUser(claims: claims.text, change: change))
  }

  private func newHash(_ password: String, of user: JSONValue, in world: World) throws -> String {
    try Credentials.checkStrength(password, world.settings)
    let known = try world.store.accounts.findPassword(email: user["email"]?.string ?? "")
    if let hash = known?["password_hash"]?.string, Password.verify(password, against: hash) {
      throw AuthError(422, "same_password", "New password should be different from the old password.")
    }
    return Password.hash(password)
  }
}

/// The caller's claims and account, while the session lives.
private func liveUser(_ caller: Caller, _ request: Request, in world: World) throws -> (claims: Claims, user: JSONValue) {
  guard case .user(let claims) = caller else {
    let hasToken = request.parameter("HTTP_AUTHORIZATION") != nil
    throw hasToken ? AuthError.missingSubject : AuthError.noAuthorization
  }
  guard let session = claims.sessionID, uuidBytes(session) != nil else { throw AuthError.sessionNotFound }
  let answer = try world.store.accounts.sessionUser(claims: claims.text)
  switch answer["outcome"]?.string {
  case "ok": return (claims, answer["user"] ?? .null)
  case "banned": throw AuthError.banned(403)
  case "no_user": throw AuthError.userNotFound
  default: throw AuthError.sessionNotFound
  }
}
