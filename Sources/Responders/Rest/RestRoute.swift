import Rest

/// What `/rest/v1` answers.
enum RestRoute: Route {
  case read(String)
  case write(String)
  case call(String)

  var name: String {
    switch self {
    case .read: "rest-read"
    case .write: "rest-write"
    case .call: "rest-call"
    }
  }

  var responder: any Responder {
    switch self {
    case .read(let table): ReadRows(table: table)
    case .write(let table): WriteRows(table: table)
    case .call(let function): CallFunction(function: function)
    }
  }

  init(_ request: Request) throws {
    try RestRoute.checkSchema(request)
    // The usual case makes no list of parts.
    if request.method == .get, let table = RestRoute.table(request.path) {
      self = .read(table)
      return
    }
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).map(String.init)
    switch (parts.count, request.method) {
    case (0, _): throw RestError(404, "PGRST126", "Root endpoint metadata is disabled")
    case (1, _) where parts[0].isEmpty: throw RestError(404, "PGRST126", "Root endpoint metadata is disabled")
    case (1, .get), (1, .head): self = .read(parts[0])
    case (1, .post), (1, .patch), (1, .delete): self = .write(parts[0])
    case (2, .get) where parts[0] == "rpc", (2, .post) where parts[0] == "rpc", (2, .head) where parts[0] == "rpc": self = .call(parts[1])
    case (2, _) where parts[0] == "rpc": throw RestError(405, "PGRST101", "Cannot use the \(request.method.rawValue) method on RPC")
    case (1, .put): throw RestError.unsupportedMethod("PUT")
    case (1, _): throw RestError(405, "PGRST117", "Unsupported HTTP method: \(request.method.rawValue)")
    default: throw RestError(404, "PGRST125", "Invalid path specified in request URL")
    }
  }

  /// The one name after `/rest/v1/`.
  private static func table(_ path: String) -> String? {
    let prefix = "/rest/v1/"
    guard path.hasPrefix(prefix) else { return nil }
    let rest = path.utf8.dropFirst(prefix.utf8.count)
    return rest.isEmpty || rest.contains(UInt8(ascii: "/")) ? nil : String(rest)
  }

  private static func checkSchema(_ request: Request) throws(RestError) {
    let isRead = request.method == .get || request.method == .head
    guard let profile = request.parameter(isRead ? "HTTP_ACCEPT_PROFILE" : "HTTP_CONTENT_PROFILE"), profile != "public" else { return }
    throw RestError(
      406, "PGRST106", "Invalid schema: \(profile.prefix(63))", hint: "Only the following schemas are exposed: public")
  }
}

extension RestError {
  fileprivate static func unsupportedMethod(_ name: String) -> RestError {
    RestError(405, "PGRST127", "Feature not implemented", details: "\(name) is not supported; use POST with resolution=merge-duplicates")
  }
}

extension Family {
  /// `/rest/v1`: tables, views and functions of the schema `public`, in PostgREST's words.
  public static let rest = Family(
    name: "rest", wantsKey: { _ in true }, started: { world in world.rest.follow(world) },
    render: { error, request in
      guard let error = error as? RestError else { return RestErrors.render(error, request) }
      return RestErrors.answer(error.status, error.code, error.message, details: error.details, hint: error.hint)
    },
    route: { request in try RestRoute(request) })
}
