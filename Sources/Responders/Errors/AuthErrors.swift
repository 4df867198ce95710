import Domain
import JSON
import Secrets

/// What the auth family refuses, by its clients' codes.
struct AuthError: Error, Equatable {
  var status: Int
  var code: String
  var message: String
  var reasons: [String] = []

  init(_ status: Int, _ code: String, _ message: String, reasons: [String] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.reasons = reasons
  }

  static let invalidCredentials = AuthError(400, "invalid_credentials", "Invalid login credentials")
  static let emailNotConfirmed = AuthError(400, "email_not_confirmed", "Email not confirmed")
  static let noAuthorization = AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token")
  static let missingSubject = AuthError(403, "bad_jwt", "invalid claim: missing sub claim")
  static let sessionNotFound = AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist")
  static let userNotFound = AuthError(403, "user_not_found", "User from sub claim in JWT does not exist")
  static let refreshNotFound = AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")
  static let refreshUsed = AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
  static func banned(_ status: Int) -> AuthError { AuthError(status, "user_banned", "User is banned") }
  static func invalid(_ message: String) -> AuthError { AuthError(400, "validation_failed", message) }
}

/// Errors of the auth family: the new form for clients that ask for it, the old one for others.
enum AuthErrors {
  static let version = "2024-01-01"

  static func render(_ error: any Error, _ request: Request) -> Response {
    switch ErrorCause(error) {
    case .gateway(let error): return .gatewayError(error)
    case .auth(let error): return render(error, request)
    case .token(let error): return render(badToken(error), request)
    case .unknownRoute: return render(AuthError(404, "not_found", "This endpoint does not exist here"), request)
    case .failure(let failure): return render(AuthError(failure), request).retrying(failure)
    }
  }

  private static func badToken(_ error: TokenError) -> AuthError {
    AuthError(403, "bad_jwt", "invalid JWT: unable to parse or verify signature, \(error.sentence)")
  }

  private static func render(_ error: AuthError, _ request: Request) -> Response {
    let isNew = (request.parameter("HTTP_X_SUPABASE_API_VERSION") ?? "") >= version
    var body: JSONObject =
      isNew
      ? ["code": .string(error.code), "message": .string(error.message)]
      : ["code": .integer(Int64(error.status)), "error_code": .string(error.code), "msg": .string(error.message)]
    if error.code == "weak_password" { body["weak_password"] = ["reasons": .array(error.reasons.map { .string($0) })] }
    if error.status >= 500 { body["error_id"] = .string(request.id) }
    var response = Response.json(.object(body), status: error.status, headers: [("x-sb-error-code", error.code), ("Cache-Control", "no-store")])
    if isNew { response.headers.append(("X-Supabase-Api-Version", version)) }
    response.code = error.code
    return response
  }
}

extension AuthError {
  /// Our own failures, by the nearest of the codes that auth clients know.
  init(_ failure: Failure) {
    let code =
      switch failure.code {
      case .malformedJSON: "bad_json"
      case .tooLarge: "request_entity_too_large"
      case .rateLimited: "over_request_rate_limit"
      case .invalidParameters, .unsupportedMediaType: "validation_failed"
      case .notSignedIn: "no_authorization"
      case .forbidden: "csrf_refused"
      case .methodNotAllowed: "method_not_allowed"
      default: "unexpected_failure"
      }
    let message = failure.code == .malformedJSON ? "Could not parse request body as JSON: \(failure.message)" : failure.message
    self.init(failure.code == .invalidParameters ? 400 : failure.code.status, code, message)
  }
}
