import CPostgres

/// The rows of an answer, as libpq holds them: texts are not copied until they are asked for.
public final class Rows: @unchecked Sendable {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) { self.result = result }

  convenience init(checking result: OpaquePointer?, on connection: OpaquePointer) throws(DatabaseError) {
    guard let result else { throw DatabaseError(sqlstate: "08006", message: String(cString: PQerrorMessage(connection))) }
    let status = PQresultStatus(result)
    guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
      defer { PQclear(result) }
      throw DatabaseError(result: result, connection: connection)
    }
    self.init(result)
  }

  deinit { PQclear(result) }

  public var count: Int { Int(PQntuples(result)) }
  public var columns: [String] { (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) } }
  /// The rows touched by an INSERT, UPDATE or DELETE.
  public var affected: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  public func isNull(_ row: Int, _ column: Int) -> Bool { PQgetisnull(result, Int32(row), Int32(column)) == 1 }

  /// The field's text; nil for NULL.
  public func text(_ row: Int, _ column: Int) -> String? {
    isNull(row, column) ? nil : String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// The field's bytes, valid as long as these rows live.
  public func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: PQgetvalue(result, Int32(row), Int32(column)), count: Int(PQgetlength(result, Int32(row), Int32(column))))
  }

  /// The first field of the first row; nil when there is none or it is NULL.
  public var first: String? { count > 0 && !columns.isEmpty ? text(0, 0) : nil }
}

/// An error of the server or of the connection to it, with the fields that Postgres gives (documentation, §55.8).
public struct DatabaseError: Error, Sendable, Equatable {
  public var sqlstate: String
  public var message: String
  public var detail: String?
  public var hint: String?
  public var constraint: String?

  public init(sqlstate: String = "XX000", message: String, detail: String? = nil, hint: String? = nil, constraint: String? = nil) {
    self.sqlstate = sqlstate
    self.message = message
    self.detail = detail
    self.hint = hint
    self.constraint = constraint
  }

  init(result: OpaquePointer, connection: OpaquePointer) {
    func field(_ code: Character) -> String? { PQresultErrorField(result, Int32(code.asciiValue!)).map { String(cString: $0) } }
    sqlstate = field("C") ?? "08006"
    message = field("M") ?? String(cString: PQerrorMessage(connection))
    detail = field("D")
    hint = field("H")
    constraint = field("n")
  }

  /// The connection is gone or was never there: whether the statement took effect is unknown.
  public var isConnectionLost: Bool { sqlstate.hasPrefix("08") || sqlstate.hasPrefix("57P") }
}
