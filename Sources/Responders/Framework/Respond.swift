import Domain
import Postgres
import Threads

extension Family {
  /// One request from its arrival to its answer: gate, route, caller, responder, or the words of what went wrong.
  public func respond(to request: Request, in world: World) -> Response {
    let start = monotonicSeconds()
    var name = "-", caller = Caller.anonymous
    var response: Response
    do {
      if wantsKey(request) { try Gateway.checkKey(request, in: world) }
      let route = try route(request)
      name = route.name
      if route.identity == .checked { caller = try Gateway.caller(of: request, in: world) }
      response = try route.responder.respond(to: request, as: caller, in: world)
    } catch {
      response = render(error, request)
      if response.status >= 500 { world.log.event("error", internalText(error), ["request_id": .string(request.id), "route": .string(name)]) }
    }
    let milliseconds = (monotonicSeconds() - start) * 1000
    world.metrics.count(route: name, status: response.status, milliseconds: milliseconds)
    world.log.request(request, family: self.name, route: name, caller: caller, response: response, milliseconds: milliseconds)
    return response
  }
}

/// What the log says of an error that people do not see the inside of.
private func internalText(_ error: any Error) -> String {
  switch error {
  case let error as DatabaseError: "database \(error.sqlstate): \(error.message)"
  case let error as Failure: "\(error.code.code): \(error.message)"
  default: "\(error)"
  }
}
