import Domain
import Glibc

/// What the gate in front of a family refuses; its shape is the same for all families.
enum GatewayError: Error {
  case noKey
  case wrongKey
}

/// The gate: the api key, the bearer or cookie, and the rule against forged cross-site requests.
public enum Gateway {
  static let accessCookie = "__Host-access"
  static let refreshCookie = "__Secure-refresh"

  /// The `apikey` header or query parameter must be one of the two keys, or any token that we signed.
  static func checkKey(_ request: Request, in world: World) throws {
    guard let key = request.parameter("HTTP_APIKEY") ?? request.query("apikey") else { throw GatewayError.noKey }
    if key == world.settings.secrets.anonKey || key == world.settings.secrets.serviceRoleKey { return }
    // After a rotation of the signing keys, older copies of the two keys are still good.
    guard let claims = try? world.accessTokens.verify(key, now: world.now()), claims.role != "authenticated" else { throw GatewayError.wrongKey }
  }

  /// Who asks: the bearer decides, else the session cookie, else nobody.
  /// - Throws: `TokenError` for a token that is not believed, E018 when a cookie comes from another site.
  static func caller(of request: Request, in world: World) throws -> Caller {
    let claims: Claims? = try request.withParameter("HTTP_AUTHORIZATION") { header in
      guard !header.isEmpty else { return nil }
      return try world.accessTokens.verify(try bearer(header), now: world.now())
    }
    if let claims { return caller(claims) }
    guard let cookie = request.cookie(accessCookie), !cookie.isEmpty else { return .anonymous }
    let found = caller(try world.accessTokens.verify(cookie, now: world.now()))
    if !request.method.isSafe { try checkSameOrigin(request, in: world) }
    return found
  }

  /// A request that a cookie authorises and that changes something must come from our own pages.
  static func checkSameOrigin(_ request: Request, in world: World) throws(Failure) {
    if let site = request.parameter("HTTP_SEC_FETCH_SITE") {
      guard site == "same-origin" else { throw Failure(.forbidden, "This request comes from another site.") }
      return
    }
    guard let origin = request.parameter("HTTP_ORIGIN"), origin == originOf(world.settings.publicURL) else {
      throw Failure(.forbidden, "This request does not say that it comes from our own pages.")
    }
  }

  private static func caller(_ claims: Claims) -> Caller {
    switch claims.role {
    case "authenticated": .user(claims)
    case "service_role": .service(claims)
    default: .anonymous
    }
  }

  /// The token after `Bearer`.
  private static func bearer(_ header: UnsafeRawBufferPointer) throws(TokenError) -> UnsafeRawBufferPointer {
    let word: StaticString = "bearer "
    guard header.count > word.utf8CodeUnitCount else { throw .malformed("no bearer token") }
    for index in 0..<word.utf8CodeUnitCount where header[index] | 0x20 != word.utf8Start[index] { throw .malformed("no bearer token") }
    return UnsafeRawBufferPointer(rebasing: header[word.utf8CodeUnitCount...])
  }
}

/// Scheme, host and port of an address.
func originOf(_ url: String) -> String {
  guard let scheme = url.firstIndex(of: ":"), let start = url.index(scheme, offsetBy: 3, limitedBy: url.endIndex) else { return url }
  return String(url[..<(url[start...].firstIndex(of: "/") ?? url.endIndex)])
}
