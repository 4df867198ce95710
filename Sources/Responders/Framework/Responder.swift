/// What answers one kind of request. It throws a `Failure` (or the failure of its family), which the family puts into words.
public protocol Responder: Sendable {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response
}

/// A family's table of routes: an enum with a case per endpoint and one switch that the compiler keeps complete.
public protocol Route: Sendable {
  /// What the log and the counters call it.
  var name: String { get }
  var responder: any Responder { get }
  /// Whether the caller's token is looked at before the responder runs.
  var identity: Identity { get }
}

extension Route {
  public var identity: Identity { .checked }
}

/// How a route treats the caller's token.
public enum Identity: Sendable {
  /// A token that is there must be good; without one the caller is anonymous.
  case checked
  /// Whatever is there is not looked at: the route is public or has a proof of its own.
  case ignored
}
