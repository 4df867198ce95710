import Threads

/// A few connections that many threads borrow. An idle thread holds none.
public final class Pool: Sendable {
  private struct State: Sendable {
    var idle: [Connection] = []
    var open = 0

    /// The connection used last, or leave to open one; nil when all are in use.
    mutating func place(_ capacity: Int) -> Place? {
      if let connection = idle.popLast() { return .idle(connection) }
      guard open < capacity else { return nil }
      open += 1
      return .empty
    }
  }

  private enum Place {
    case idle(Connection)
    case empty
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
    let deadline = monotonicSeconds() + wait
    while true {
      let place: Place? = state.with { $0.place(capacity) } ?? state.wait(seconds: deadline - monotonicSeconds()) { [capacity] in $0.place(capacity) }
      guard let place else { throw DatabaseError(sqlstate: "53300", message: "no free database connection within \(wait) s") }
      switch place {
      case .empty: return try connect()
      // Asked outside the lock: it is a system call, and all threads pass here.
      case .idle(let connection):
        if !connection.isStale { return connection }
        state.changeForOne { $0.open -= 1 }
      }
    }
  }

  private func connect() throws(DatabaseError) -> Connection {
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
