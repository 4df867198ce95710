import Threads

/// A few connections that many threads borrow. An idle thread holds none.
public final class Pool: Sendable {
  private struct State: Sendable {
    var idle: [Connection] = []
    var open = 0
  }

  public let capacity: Int
  private let info: String
  private let state = Monitor(State())

  public init(_ info: String, capacity: Int) {
    self.info = info
    self.capacity = capacity
  }

  /// Connections in use now.
  public var inUse: Int { state.with { $0.open - $0.idle.count } }

  /// Lends a connection to `body`, waiting at most `wait` seconds for one.
  /// A connection that came back broken or inside a transaction is closed.
  /// - Throws: `DatabaseError` 53300 when none was free in time, 08006 when the server can't be reached, or what `body` throws.
  public func borrow<Result>(wait: Double = 1, _ body: (Connection) throws -> Result) throws -> Result {
    let connection = try take(wait: wait)
    defer { give(back: connection) }
    return try body(connection)
  }

  private func take(wait: Double) throws(DatabaseError) -> Connection {
    let taken: Connection?? = state.wait(seconds: wait) { [capacity] state -> Connection?? in
      while let connection = state.idle.popLast() {
        if !connection.isStale { return .some(connection) }
        state.open -= 1
      }
      guard state.open < capacity else { return nil }
      state.open += 1
      return .some(nil)
    }
    guard let taken else { throw DatabaseError(sqlstate: "53300", message: "no free database connection within \(wait) s") }
    if let connection = taken { return connection }
    do { return try Connection(info) } catch {
      state.changeForOne { $0.open -= 1 }
      throw error
    }
  }

  private func give(back connection: Connection) {
    state.changeForOne { state in
      if connection.isBroken || !connection.isIdle { state.open -= 1 } else { state.idle.append(connection) }
    }
  }
}
