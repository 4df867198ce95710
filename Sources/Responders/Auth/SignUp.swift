import Domain
import JSON
import Secrets
import Store

/// POST /auth/v1/signup
struct SignUp: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    if SessionCookies.wanted(request) { try Gateway.checkSameOrigin(request, in: world) }
    let body = try request.jsonObject()
    if body["email"] == nil && body["phone"] == nil { throw AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled") }
    let email = try Credentials.email(body)
    guard let password = body["password"]?.string, !password.isEmpty else { throw AuthError.invalid("Signup requires a valid password") }
    try Credentials.checkStrength(password, world.settings)
    let data = try Credentials.data(body)
    let autoconfirm = world.settings.auth.autoconfirm
    let answer = try world.store.accounts.signUp(
      email: email, passwordHash: Password.hash(password), data: data, autoconfirm: autoconfirm, from: .init(request))
    guard answer["outcome"]?.string == "created" else {
      if autoconfirm { throw AuthError(422, "user_already_exists", "User already registered") }
      return Session.json(madeUp(email, data, in: world))
    }
    guard autoconfirm else { return Session.json(answer["user"] ?? .null) }
    return try Session(answer, method: "password").response(to: request, in: world)
  }

  /// What a stranger sees who tries an address that is taken: nothing that tells.
  private func madeUp(_ email: String, _ data: JSONObject, in world: World) -> JSONValue {
    let id = world.uuid(), now = timestamp(world.now())
    var metadata: JSONObject = ["email": .string(email), "email_verified": false, "phone_verified": false, "sub": .string(id)]
    for member in data.members { metadata[member.key] = member.value }
    return [
      "id": .string(id), "aud": "authenticated", "role": "authenticated", "email": .string(email), "phone": "",
      "app_metadata": ["provider": "email", "providers": ["email"]], "user_metadata": .object(metadata), "identities": [],
      "created_at": .string(now), "updated_at": .string(now), "is_anonymous": false,
    ]
  }
}
