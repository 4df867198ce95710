import Domain
import JSON

/// Errors of functions, media, events and share: `{"error":"<sentence>","code":"E003","details":{…}}`.
enum FunctionErrors {
  static func render(_ error: any Error, _ request: Request) -> Response {
    switch ErrorCause(error) {
    case .gateway(let error): return .gatewayError(error)
    case .token(let error): return platform(401, "UNAUTHORIZED_INVALID_JWT", "Invalid JWT", code: "E010", details: ["reason": .string(error.sentence)])
    case .unknownRoute: return platform(404, "NOT_FOUND", "Requested function was not found", code: "NOT_FOUND")
    case .auth(let error): return render(Failure(.internalError, error.message), request)
    case .failure(let failure):
      if failure.code == .notSignedIn, request.parameter("HTTP_AUTHORIZATION") == nil, request.cookie(Gateway.accessCookie) == nil {
        return platform(401, "UNAUTHORIZED_NO_AUTH_HEADER", "Missing authorization header", code: "E010")
      }
      return render(failure)
    }
  }

  static func render(_ failure: Failure, more: JSONObject = [:]) -> Response {
    var body: JSONObject = ["error": .string(failure.message), "code": .string(failure.code.code), "details": .object(failure.particulars)]
    for member in more.members { body[member.key] = member.value }
    var response = Response.json(.object(body), status: failure.code.status).retrying(failure)
    response.code = failure.code.code
    return response
  }

  /// What the platform before the functions says; `message` for its clients, `error` for ours.
  private static func platform(_ status: Int, _ name: String, _ message: String, code: String, details: JSONObject = [:]) -> Response {
    let body: JSONObject = ["code": .string(code), "message": .string(message), "error": .string(message), "details": .object(details)]
    var response = Response.json(.object(body), status: status, headers: [("sb-error-code", name)])
    response.code = code
    return response
  }
}

extension Failure {
  /// The particulars as JSON, the field first.
  var particulars: JSONObject {
    var object = JSONObject()
    if let field { object["field"] = .string(field) }
    for detail in details {
      switch detail.value {
      case .text(let text): object[detail.name] = .string(text)
      case .number(let text): object[detail.name] = .decimal(text)
      case .list(let items): object[detail.name] = .array(items.map { .string($0) })
      }
    }
    return object
  }
}
