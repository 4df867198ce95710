import CPostgres
import Glibc

/// A statement that each connection prepares once, at its first use. Names are unique per text; a statement that runs under
/// row security is prepared per role, since its plan belongs to the role.
public struct Statement: Sendable, Hashable {
  public let name: String
  public let sql: String
  /// True for statements made from requests: a connection keeps the latest 200 of them and forgets the others.
  public let isTransient: Bool

  public init(_ name: String, _ sql: String, isTransient: Bool = false) {
    self.name = name
    self.sql = sql
    self.isTransient = isTransient
  }
}

/// A value for `$1`, `$2`, …: text in Postgres' own text format, or bytes for a bytea in binary.
public enum Parameter: Sendable, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  case text(String)
  case bytes([UInt8])
  case null

  public init(stringLiteral value: String) { self = .text(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  public init(_ number: some BinaryInteger) { self = .text(String(number)) }
  public init(_ number: Double) { self = .text(String(number)) }
  public init(_ flag: Bool) { self = .text(flag ? "true" : "false") }
}

/// One connection. It is used by one thread at a time; `Pool` sees to that.
public final class Connection: @unchecked Sendable {
  private let handle: OpaquePointer
  private var prepared: Set<String> = []
  /// Transient statements by the turn of their last use.
  private var transient: [String: UInt64] = [:]
  private var turn: UInt64 = 0
  private var arguments = Arguments()

  /// Opens a connection by a libpq conninfo text.
  public init(_ info: String) throws(DatabaseError) {
    guard let handle = PQconnectdb(info) else { throw DatabaseError(message: "out of memory") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      // The stored properties are set, so `deinit` runs and finishes the handle; finishing it here too would free it twice.
      throw DatabaseError(sqlstate: "08006", message: String(cString: PQerrorMessage(handle)))
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  deinit { PQfinish(handle) }

  public var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }
  public var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }
  public var processID: Int32 { PQbackendPID(handle) }

  /// True when an idle connection has something to say: nobody asked, so it is the server's farewell (it restarts or has died)
  /// or the end of the stream. Not for connections that listen.
  public var isStale: Bool {
    var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) != 0 || isBroken
  }

  /// Runs a prepared statement: one round trip (two at its first use on this connection).
  @discardableResult
  public func run(_ statement: Statement, _ parameters: [Parameter] = []) throws(DatabaseError) -> Rows {
    try prepare(statement)
    let result = withParameters(parameters) { count, values, lengths, formats in
      PQexecPrepared(handle, statement.name, count, values, lengths, formats, 0)
    }
    return try Rows(checking: result, on: handle)
  }

  /// Runs several prepared statements as one transaction in one round trip (libpq pipeline mode, implicit transaction:
  /// everything up to the Sync commits or fails together). Gives the rows of the last statement.
  /// A statement is prepared on its way, after the steps before it: under the role that they have taken.
  public func pipeline(_ steps: [(Statement, [Parameter])]) throws(DatabaseError) -> Rows {
    for (statement, _) in steps where statement.isTransient { try makeRoom(for: statement.name) }
    PQenterPipelineMode(handle)
    var preparing: [(place: Int, name: String)] = [], commands = 0
    for (statement, parameters) in steps {
      if !prepared.contains(statement.name), !preparing.contains(where: { $0.name == statement.name }) {
        PQsendPrepare(handle, statement.name, statement.sql, 0, nil)
        preparing.append((commands, statement.name))
        commands += 1
      }
      _ = withParameters(parameters) { count, values, lengths, formats in
        PQsendQueryPrepared(handle, statement.name, count, values, lengths, formats, 0)
      }
      commands += 1
    }
    PQpipelineSync(handle)
    defer { PQexitPipelineMode(handle) }
    return try collect(preparing)
  }

  /// The results of a pipeline up to its Sync, one for each command.
  private func collect(_ preparing: [(place: Int, name: String)]) throws(DatabaseError) -> Rows {
    var last: OpaquePointer?
    var failure: DatabaseError?
    var place = 0
    while true {
      guard let result = PQgetResult(handle) else {
        if isBroken { break }
        continue
      }
      let status = PQresultStatus(result)
      if status == PGRES_PIPELINE_SYNC {
        PQclear(result)
        break
      }
      if status == PGRES_FATAL_ERROR, failure == nil { failure = DatabaseError(result: result, connection: handle) }
      if status == PGRES_PIPELINE_ABORTED || status == PGRES_FATAL_ERROR {
        PQclear(result)
      } else {
        // A prepared statement outlives the failure of what comes after it.
        if let step = preparing.first(where: { $0.place == place }) { prepared.insert(step.name) }
        if let last { PQclear(last) }
        last = result
      }
      place += 1
    }
    guard let last else { throw failure ?? DatabaseError(sqlstate: "08006", message: String(cString: PQerrorMessage(handle))) }
    let rows = Rows(last)
    if let failure { throw failure }
    return rows
  }

  /// Forgets the transient statement that was used longest ago when there are too many.
  private func makeRoom(for name: String) throws(DatabaseError) {
    turn += 1
    if transient[name] == nil, transient.count >= 200, let oldest = transient.min(by: { $0.value < $1.value })?.key {
      transient[oldest] = nil
      if prepared.remove(oldest) != nil { try execute("DEALLOCATE \"\(oldest)\"") }
    }
    transient[name] = turn
  }

  /// Runs one or more statements given as text, without parameters. For migrations, tests and session settings only.
  @discardableResult
  public func execute(_ sql: String) throws(DatabaseError) -> Rows { try Rows(checking: PQexec(handle, sql), on: handle) }

  /// Waits for a NOTIFY on the channels that this connection listens to; nil when `seconds` have passed.
  /// - Throws: when the connection is lost.
  public func notification(seconds: Double) throws(DatabaseError) -> (channel: String, payload: String)? {
    if let notice = takeNotification() { return notice }
    var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(seconds * 1000)) > 0 else { return nil }
    guard PQconsumeInput(handle) == 1 else { throw DatabaseError(sqlstate: "08006", message: String(cString: PQerrorMessage(handle))) }
    return takeNotification()
  }

  private func takeNotification() -> (channel: String, payload: String)? {
    guard let notice = PQnotifies(handle) else { return nil }
    defer { PQfreemem(notice) }
    return (String(cString: notice.pointee.relname), String(cString: notice.pointee.extra))
  }

  private func prepare(_ statement: Statement) throws(DatabaseError) {
    guard !prepared.contains(statement.name) else { return }
    _ = try Rows(checking: PQprepare(handle, statement.name, statement.sql, 0, nil), on: handle)
    prepared.insert(statement.name)
  }

  private func withParameters<Result>(
    _ parameters: [Parameter],
    _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Result
  ) -> Result {
    arguments.fill(parameters)
    return arguments.bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      return withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: max(1, parameters.count)) { pointers in
        for (index, start) in arguments.starts.enumerated() { pointers[index] = start < 0 ? nil : base.map { $0 + start } }
        return body(Int32(parameters.count), pointers.baseAddress!, arguments.lengths, arguments.formats)
      }
    }
  }
}

/// Parameters as libpq wants them. Kept with the connection, so that a statement makes no arrays.
private struct Arguments {
  var bytes: [UInt8] = []
  /// Where each begins in `bytes`; -1 for NULL.
  var starts: [Int] = []
  var lengths: [Int32] = []
  var formats: [Int32] = []

  mutating func fill(_ parameters: [Parameter]) {
    // A large upload's bytes are not kept for the next statement.
    bytes.removeAll(keepingCapacity: bytes.count < 64 << 10)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    for parameter in parameters {
      switch parameter {
      case .text(let text): add(text.utf8, length: 0, format: 0)
      case .bytes(let data): add(data, length: Int32(data.count), format: 1)
      case .null:
        add(EmptyCollection(), length: 0, format: 0)
        starts[starts.count - 1] = -1
      }
    }
  }

  private mutating func add(_ value: some Collection<UInt8>, length: Int32, format: Int32) {
    starts.append(bytes.count)
    bytes.append(contentsOf: value)
    bytes.append(0)
    lengths.append(length)
    formats.append(format)
  }
}
