import Domain
import JSON
import Postgres

/// Errors of the REST family: code, message, details, hint, all four always there.
public enum RestErrors {
  public static func render(_ error: any Error, _ request: Request) -> Response {
    if let error = error as? DatabaseError {
      return answer(status(of: error, signedIn: request.parameter("HTTP_AUTHORIZATION") != nil || request.cookie(Gateway.accessCookie) != nil),
        error.sqlstate, error.sqlstate.hasPrefix("XX") ? "internal error" : error.message, details: error.detail, hint: error.hint)
    }
    switch ErrorCause(error) {
    case .gateway(let error): return .gatewayError(error)
    case .token(let error):
      let claims: Bool
      switch error {
      case .expired, .notYetValid, .badClaims: claims = true
      default: claims = false
      }
      return answer(401, claims ? "PGRST303" : "PGRST301", error.sentence)
    case .unknownRoute: return answer(404, "PGRST125", "Invalid path specified in request URL")
    case .auth(let error): return answer(error.status, error.code, error.message)
    case .failure(let failure):
      switch failure.code {
      case .malformedJSON: return answer(400, "PGRST102", failure.message)
      case .methodNotAllowed: return answer(405, "PGRST117", failure.message)
      case .unavailable: return answer(503, "PGRST001", failure.message).retrying(failure)
      default: return answer(failure.code.status, failure.code.code, failure.message, details: failure.details.isEmpty ? nil : JSONValue.object(failure.particulars).text)
      }
    }
  }

  public static func answer(_ status: Int, _ code: String, _ message: String, details: String? = nil, hint: String? = nil) -> Response {
    let body: JSONObject = [
      "code": .string(code), "message": .string(message), "details": details.map { .string($0) } ?? .null, "hint": hint.map { .string($0) } ?? .null,
    ]
    var response = Response.json(.object(body), status: status)
    if status == 401 { response.headers.append(("WWW-Authenticate", "Bearer")) }
    if status == 503 { response.headers.append(("Retry-After", "1")) }
    response.code = code
    return response
  }

  /// PostgREST's table of SQLSTATE and status (first match), after our own codes.
  static func status(of error: DatabaseError, signedIn: Bool) -> Int {
    let state = error.sqlstate
    if let code = FailureCode(sqlstate: state) { return code.status }
    switch state {
    case "23503", "23505": return 409
    case "25006": return 405
    case "21000": return error.message.contains("requires a WHERE clause") ? 400 : 500
    case "22023": return error.message.hasPrefix("role \"") ? 401 : 400
    case "53400": return 500
    case "57P01", "57P02", "57P03": return 503
    case "P0001": return 400
    case "42883", "42P01": return 404
    case "42P17": return 500
    case "42501": return signedIn ? 403 : 401
    default: break
    }
    if state.hasPrefix("PT"), let status = Int(state.dropFirst(2)), (200..<600).contains(status) { return status }
    switch state.prefix(2) {
    case "08", "53": return 503
    case "0L", "0P", "28": return 403
    case "09", "25", "2D", "38", "39", "3B", "40", "54", "55", "57", "58", "F0", "HV", "P0", "XX": return 500
    default: return 400
    }
  }
}
