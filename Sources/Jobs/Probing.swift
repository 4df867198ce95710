import HTTPClient
import JSON
import Postgres
import Providers
import Threads

/// Asks the providers now and then whether they are there, and at once when an admin wants to know. What it finds is written down; the
/// responders, which have no network, read it there.
public struct Probing: Sendable {
  /// Seconds between two looks of our own.
  static let interval = 300.0

  let world: World
  let databaseInfo: String
  let isStopping: @Sendable () -> Bool

  public init(world: World, databaseInfo: String, isStopping: @escaping @Sendable () -> Bool) {
    self.world = world
    self.databaseInfo = databaseInfo
    self.isStopping = isStopping
  }

  public func run() {
    Leader(name: "probing", key: 7_020_003, databaseInfo: databaseInfo, isStopping: isStopping).run { connection in
      try connection.execute("listen probes")
      var looked = -Probing.interval
      while !isStopping() {
        if monotonicSeconds() - looked >= Probing.interval / 10 {
          looked = monotonicSeconds()
          try world.queue.wantProbes(world.places.keys.sorted(), fresh: Probing.interval)
        }
        // Each on a thread of its own: one that is silent holds up no other.
        for wanted in try world.queue.takeProbes() { _ = Thread.start { self.probe(wanted) } }
        _ = try connection.notification(seconds: 1)
      }
    }
  }

  private func probe(_ wanted: (id: String, provider: String)) {
    let start = monotonicSeconds(), place = world.places[wanted.provider]
    let found = place == nil ? Probe(isWell: false, detail: "not set up") : place?.provider.probe(over: Client())
    let seconds = monotonicSeconds() - start
    if let found { world.counters.set("artifio_provider_well{provider=\"\(wanted.provider)\"}", found.isWell ? 1 : 0) }
    if let found, !found.isWell { Log.warning("provider is not well", ("provider", .string(wanted.provider)), ("reason", .string(found.detail ?? ""))) }
    do { try world.queue.endProbe(wanted.id, found, sandbox: place?.isSandbox ?? false, seconds: seconds) } catch {
      Log.warning("probe not written down", ("provider", .string(wanted.provider)), ("reason", .string("\(error)")))
    }
  }
}

extension Queue {
  /// Asks for a probe of each provider that has none younger than `fresh` seconds.
  func wantProbes(_ providers: [String], fresh: Double) throws {
    _ = try once("want_probes($1::text[], $2::float8)", [.text("{\(providers.joined(separator: ","))}"), Parameter(fresh)])
  }

  func takeProbes() throws -> [(id: String, provider: String)] {
    try set("take_probes()").compactMap { row in
      guard let id = row["id"]?.string, let provider = row["provider"]?.string else { return nil }
      return (id, provider)
    }
  }

  /// - Parameter found: nil where the provider has no call that would tell.
  func endProbe(_ id: String, _ found: Probe?, sandbox: Bool, seconds: Double) throws {
    _ = try call(
      "end_probe($1::uuid, $2::boolean, $3::boolean, $4::float8, $5::numeric, $6)",
      [
        .text(id), Parameter(sandbox), found.map { Parameter($0.isWell) } ?? .null, Parameter(seconds), found?.credits.map { Parameter($0) } ?? .null,
        Parameter(found?.detail),
      ])
  }
}
