import Domain

extension Family {
  /// Accounts and sessions, as Supabase Auth speaks.
  static let auth = Family(name: "auth", wantsKey: AuthRoute.wantsKey, render: AuthErrors.render) { try AuthRoute.find($0) }
}

enum AuthRoute: Route {
  case signUp, passwordGrant, refreshGrant, unsupportedGrant, signOut, showUser, changeUser, settings, health, keys, admin

  static func find(_ request: Request) throws -> AuthRoute {
    let path = request.path.hasPrefix("/auth/v1") ? request.path.dropFirst(8) : request.path[...]
    switch (path, request.method) {
    case ("/signup", .post): return .signUp
    case ("/token", .post):
      switch request.query("grant_type") {
      case "password": return .passwordGrant
      case "refresh_token": return .refreshGrant
      default: return .unsupportedGrant
      }
    case ("/logout", .post): return .signOut
    case ("/user", .get): return .showUser
    case ("/user", .put): return .changeUser
    case ("/settings", .get): return .settings
    case ("/health", .get): return .health
    case ("/.well-known/jwks.json", .get): return .keys
    case ("/signup", _), ("/token", _), ("/logout", _), ("/user", _), ("/settings", _), ("/health", _): throw Failure(.methodNotAllowed)
    default:
      if path.hasPrefix("/admin/") || path == "/invite" { return .admin }
      throw UnknownRoute()
    }
  }

  /// Browsers land on these without a key.
  static func wantsKey(_ request: Request) -> Bool {
    !["/auth/v1/verify", "/auth/v1/authorize", "/auth/v1/callback", "/auth/v1/.well-known/jwks.json"].contains(request.path)
  }

  var name: String {
    switch self {
    case .signUp: "auth_signup"
    case .passwordGrant: "auth_token_password"
    case .refreshGrant: "auth_token_refresh"
    case .unsupportedGrant: "auth_token"
    case .signOut: "auth_logout"
    case .showUser: "auth_user"
    case .changeUser: "auth_user_update"
    case .settings: "auth_settings"
    case .health: "auth_health"
    case .keys: "auth_jwks"
    case .admin: "auth_admin"
    }
  }

  var identity: Identity {
    switch self {
    case .showUser, .changeUser, .admin: .checked
    // A client that signs in may still send an old token; it is not what these routes believe.
    default: .ignored
    }
  }

  var responder: any Responder {
    switch self {
    case .signUp: SignUp()
    case .passwordGrant: PasswordGrant()
    case .refreshGrant: RefreshGrant()
    case .unsupportedGrant: UnsupportedGrant()
    case .signOut: SignOut()
    case .showUser: ShowUser()
    case .changeUser: ChangeUser()
    case .settings: AuthSettings()
    case .health: AuthHealth()
    case .keys: PublicKeys()
    case .admin: AuthAdmin()
    }
  }
}
