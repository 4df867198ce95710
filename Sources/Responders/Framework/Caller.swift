import Domain

/// Who asks, as a verified token says.
public enum Caller: Sendable {
  case anonymous
  case user(Claims)
  case service(Claims)

  /// The signed-in user.
  /// - Throws: E010 for everybody else; the anonymous key is a valid token, but nobody's.
  public func user() throws(Failure) -> Claims {
    if case .user(let claims) = self { return claims }
    throw Failure(.notSignedIn)
  }

  /// The claims to pass to SQL; nil for an anonymous caller.
  public var claims: Claims? {
    switch self {
    case .anonymous: nil
    case .user(let claims), .service(let claims): claims
    }
  }

  /// The database role.
  public var role: String {
    switch self {
    case .anonymous: "anon"
    case .user: "authenticated"
    case .service: "service_role"
    }
  }
}

/// The payload of a verified token and the claims in it that Swift needs.
public struct Claims: Sendable {
  /// The whole payload as JSON text, for SQL.
  public let text: String
  public let role: String
  public let subject: String?
  public let sessionID: String?
  public let expires: Int64?

  public init(text: String, role: String, subject: String?, sessionID: String?, expires: Int64?) {
    self.text = text
    self.role = role
    self.subject = subject
    self.sessionID = sessionID
    self.expires = expires
  }
}
