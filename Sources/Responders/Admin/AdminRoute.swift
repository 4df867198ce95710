import Domain

extension Family {
  /// Health, counters, and the gate of the admin API.
  static let admin = Family(name: "admin", render: FunctionErrors.render) { try AdminRoute.find($0) }
}

enum AdminRoute: Route {
  case live, ready, metrics

  static func find(_ request: Request) throws -> AdminRoute {
    let route: AdminRoute? =
      switch request.path {
      case "/health/live": .live
      case "/health/ready": .ready
      case "/metrics": .metrics
      default: nil
      }
    guard let route else { throw AdminGate.refusal(request) }
    guard request.method == .get || request.method == .head else { throw Failure(.methodNotAllowed) }
    return route
  }

  var name: String {
    switch self {
    case .live: "health_live"
    case .ready: "health_ready"
    case .metrics: "metrics"
    }
  }

  var identity: Identity { .ignored }

  var responder: any Responder {
    switch self {
    case .live: Live()
    case .ready: Ready()
    case .metrics: ShowMetrics()
    }
  }
}

/// The admin API has no endpoint yet: whoever asks learns that there is nothing, admin or not.
enum AdminGate {
  static func refusal(_ request: Request) -> Failure { Failure(.notFound) }
}
