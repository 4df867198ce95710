import Domain
import FastCGI
import Settings

/// One family of the API: its routes, the gate before them, and the words of its errors.
public struct Family: Sendable {
  public let name: String
  /// Whether the `apikey` is asked for.
  public let wantsKey: @Sendable (Request) -> Bool
  public let route: @Sendable (Request) throws -> any Route
  /// Puts an error into the family's shape.
  public let render: @Sendable (any Error, Request) -> Response
  /// Seconds after which an answer is late.
  public let seconds: Double
  /// Work that the process does beside answering.
  public let started: @Sendable (World) -> Void

  public init(
    name: String, wantsKey: @escaping @Sendable (Request) -> Bool = { _ in false }, seconds: Double = 10,
    started: @escaping @Sendable (World) -> Void = { _ in },
    render: @escaping @Sendable (any Error, Request) -> Response, route: @escaping @Sendable (Request) throws -> any Route
  ) {
    self.name = name
    self.wantsKey = wantsKey
    self.seconds = seconds
    self.started = started
    self.render = render
    self.route = route
  }
}

extension Family {
  /// The family of that name; nil when there is none.
  public static func named(_ name: String) -> Family? { all.first { $0.name == name } }

  /// Serves the family on the socket inherited as descriptor 0 until the process is told to stop.
  public func serve(_ settings: Settings) {
    let log = Log()
    let world = World(family: name, settings: settings, log: log)
    let server = Server(threads: settings.pools[name]?.threads ?? 16) { exchange in
      let view = exchange.view()
      let request = Request(.exchange(view), seconds: seconds)
      let response = respond(to: request, in: world)
      exchange.write(response.head(requestID: request.id))
      if request.method != .head { exchange.write(response.body) }
    }
    server.run {
      log.start()
      MetricsFiles.start(world)
      started(world)
      log.event("info", "serving", ["family": .string(name)])
    }
    log.event("info", "stopped", ["family": .string(name)])
    log.flush()
  }
}
