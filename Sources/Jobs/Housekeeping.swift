import JSON
import Postgres
import Threads

/// Gives back leases that have run out, ends what is past its deadline, removes files that no row names.
public struct Housekeeping: Sendable {
  let world: World
  let databaseInfo: String
  let isStopping: @Sendable () -> Bool

  public init(world: World, databaseInfo: String, isStopping: @escaping @Sendable () -> Bool) {
    self.world = world
    self.databaseInfo = databaseInfo
    self.isStopping = isStopping
  }

  public func run() {
    Leader(name: "housekeeping", key: 7_020_001, databaseInfo: databaseInfo, isStopping: isStopping).run { connection in
      // All parts of the store in about twenty minutes.
      var part = 0
      while !isStopping() {
        try round(part)
        part = (part + 1) % 256
        try rest(connection)
      }
    }
  }

  private func round(_ part: Int) throws {
    let reaped = try world.queue.reap()
    if reaped > 0 {
      world.counters.add("artifio_worker_reaped_total", Double(reaped))
      Log.warning("leases ran out", ("count", .integer(Int64(reaped))))
    }
    let swept = try world.queue.sweep()
    for (name, value) in swept.object?.members ?? [] {
      if let count = value.number, count > 0 { world.counters.add("artifio_worker_swept_total{what=\"\(name)\"}", count) }
    }
    let removed = try world.kitchen.sweep(part: part) { try world.queue.isNamed($0) }
    if removed > 0 { world.counters.add("artifio_worker_swept_total{what=\"blobs\"}", Double(removed)) }
  }

  /// Five seconds; a lost connection, and with it the lead, shows within one.
  private func rest(_ connection: Connection) throws {
    for _ in 0..<5 where !isStopping() {
      pause(1)
      if connection.isStale { throw DatabaseError(sqlstate: "08006", message: "connection closed") }
    }
  }
}
