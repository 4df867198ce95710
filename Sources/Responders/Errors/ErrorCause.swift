import Domain
import JSON
import Postgres
import Store

/// The errors that any family may meet, sorted: each family has only to say them in its own shape.
enum ErrorCause {
  case gateway(GatewayError)
  case token(TokenError)
  case failure(Failure)
  case auth(AuthError)
  case unknownRoute

  init(_ error: any Error) {
    switch error {
    case let error as GatewayError: self = .gateway(error)
    case let error as TokenError: self = .token(error)
    // What went wrong inside is for the log alone.
    case let error as Failure: self = .failure(error.code == .internalError ? Failure(.internalError) : error)
    case let error as AuthError: self = .auth(error)
    case is UnknownRoute: self = .unknownRoute
    case let error as DatabaseError:
      self.init(Failure(error))
    default: self = .failure(Failure(.internalError))
    }
  }
}

/// The path names nothing that this family has.
public struct UnknownRoute: Error {
  public init() {}
}

extension Response {
  /// The gate's own shape, the same before every family.
  static func gatewayError(_ error: GatewayError) -> Response {
    let body: JSONObject =
      switch error {
      case .noKey: ["message": "No API key found in request", "hint": "No `apikey` request header or url param was found."]
      case .wrongKey: ["message": "Invalid API key", "hint": "Double check your Supabase `anon` or `service_role` API key."]
      }
    var response = Response.json(.object(body), status: 401)
    response.code = error == .noKey ? "no_api_key" : "invalid_api_key"
    return response
  }

  func retrying(_ failure: Failure) -> Response {
    let seconds = failure.retryAfter ?? (failure.code == .unavailable || failure.code == .rateLimited ? 2 : nil)
    return seconds.map { adding("Retry-After", String($0)) } ?? self
  }
}

extension TokenError {
  /// PostgREST's words for it.
  var sentence: String {
    switch self {
    case .malformed(let text): text
    case .unknownKey: "No suitable key or wrong key type"
    case .wrongAlgorithm: "JWT algorithm is not accepted"
    case .badSignature: "JWT cryptographic operation failed"
    case .expired: "JWT expired"
    case .notYetValid: "JWT not yet valid"
    case .badClaims(let text): text
    }
  }
}
