import Domain
import JSON

/// GET /auth/v1/settings
struct AuthSettings: Responder {
  private static let providers = [
    "anonymous_users", "apple", "azure", "bitbucket", "discord", "facebook", "figma", "fly", "github", "gitlab", "google", "kakao", "keycloak", "linkedin",
    "linkedin_oidc", "notion", "phone", "slack", "slack_oidc", "snapchat", "spotify", "twitch", "twitter", "workos", "zoom",
  ]

  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    var external = JSONObject(AuthSettings.providers.map { (key: $0, value: .bool(false)) })
    external["email"] = true
    return Session.json([
      "external": .object(external), "disable_signup": false, "mailer_autoconfirm": .bool(world.settings.auth.autoconfirm), "phone_autoconfirm": false,
      "sms_provider": "", "mfa_enabled": false, "saml_enabled": false,
    ])
  }
}

/// GET /auth/v1/health
struct AuthHealth: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    Session.json(["version": "1", "name": "GoTrue", "description": "Artifio accounts, on the wire of GoTrue"])
  }
}

/// GET /auth/v1/.well-known/jwks.json: a symmetric key is never published.
struct PublicKeys: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    .json(["keys": []], headers: [("Cache-Control", "public, max-age=600")])
  }
}

/// /auth/v1/admin/…: nothing is there yet, and only the service key may learn that.
struct AuthAdmin: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    if case .service = caller { throw UnknownRoute() }
    if request.parameter("HTTP_AUTHORIZATION") == nil { throw AuthError.noAuthorization }
    throw AuthError(403, "not_admin", "User not allowed")
  }
}
