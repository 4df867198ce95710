import Domain
import JSON

/// Errors of the storage family: HTTP 400 for nearly everything, the true status in the body.
public enum StorageErrors {
  public static func render(_ error: any Error, _ request: Request) -> Response {
    switch ErrorCause(error) {
    case .gateway(let error): return .gatewayError(error)
    case .token(let error): return answer("403", "Unauthorized", words(error), "AccessDenied")
    case .unknownRoute: return answer("404", "not_found", "Route not found", "NotFound", status: 404)
    case .auth(let error): return answer(String(error.status), error.code, error.message, "AccessDenied")
    case .failure(let failure):
      switch failure.code {
      case .notSignedIn: return answer("400", "Error", "headers must have required property 'authorization'", "InvalidRequest")
      case .notFound: return answer("404", "not_found", "Object not found", "NoSuchKey")
      case .stateConflict: return answer("409", "Duplicate", "The resource already exists", "KeyAlreadyExists")
      case .forbidden: return answer("403", "Unauthorized", "new row violates row-level security policy", "AccessDenied")
      case .unsupportedMediaType: return answer("415", "invalid_mime_type", failure.message, "InvalidMimeType")
      case .tooLarge: return answer("413", "Payload too large", "The object exceeded the maximum allowed size", "EntityTooLarge")
      case .unavailable: return answer("503", "unavailable", failure.message, "SlowDown", status: 503).retrying(failure)
      case .internalError: return answer("500", "internal", failure.message, "InternalError", status: 500)
      default: return answer(String(failure.code.status), failure.code.code, failure.message, "InvalidRequest")
      }
    }
  }

  public static func answer(_ statusCode: String, _ error: String, _ message: String, _ code: String, status: Int = 400) -> Response {
    let body: JSONObject = ["statusCode": .string(statusCode), "error": .string(error), "message": .string(message), "code": .string(code)]
    var response = Response.json(.object(body), status: status)
    response.code = code
    return response
  }

  private static func words(_ error: TokenError) -> String {
    switch error {
    case .expired: "\"exp\" claim timestamp check failed"
    case .badSignature, .unknownKey: "signature verification failed"
    default: error.sentence
    }
  }
}
