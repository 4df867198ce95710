import Domain
import JSON
import Secrets
import Store

/// POST /auth/v1/token?grant_type=password: the same answer after the same time for an unknown address and a wrong password.
struct PasswordGrant: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    if SessionCookies.wanted(request) { try Gateway.checkSameOrigin(request, in: world) }
    let body = try request.jsonObject()
    let email = try Credentials.email(body)
    let password = body["password"]?.string ?? ""
    let known = try world.store.accounts.findPassword(email: email)
    let hash = known?["password_hash"]?.string
    // Nobody's password is longer than this; the time is spent all the same.
    let right = Password.verify(String(password.prefix(256)), against: hash ?? Password.decoy) && password.utf8.count <= 256
    guard right, let known, hash != nil, let userID = known["user_id"]?.string else { throw AuthError.invalidCredentials }
    if known["banned"]?.bool == true { throw AuthError.banned(400) }
    guard known["confirmed"]?.bool == true else { throw AuthError.emailNotConfirmed }
    guard let answer = try world.store.accounts.openSession(userID: userID, method: "password", from: .init(request)) else { throw AuthError.banned(400) }
    return try Session(answer, method: "password").response(to: request, in: world)
  }
}

/// Any other grant type.
struct UnsupportedGrant: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    throw AuthError(400, "invalid_credentials", "unsupported_grant_type")
  }
}
