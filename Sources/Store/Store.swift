import Domain
import JSON
import Postgres

/// The SQL functions of schema `api` by their Swift names, one file per area. Every call is one statement and one transaction.
public struct Store: Sendable {
  let pool: Pool

  public init(_ pool: Pool) { self.pool = pool }

  /// Calls a function that gives one value; its bytes, nil for NULL.
  public func call(_ statement: Statement, _ parameters: [Parameter]) throws(Failure) -> [UInt8]? {
    do {
      return try pool.borrow { connection in
        let rows = try connection.run(statement, parameters)
        return rows.count == 0 || rows.isNull(0, 0) ? nil : Array(rows.bytes(0, 0))
      }
    } catch let error as DatabaseError { throw Failure(error) } catch { throw Failure(.internalError) }
  }

  /// The same where NULL cannot be.
  func value(_ statement: Statement, _ parameters: [Parameter]) throws(Failure) -> [UInt8] {
    guard let bytes = try call(statement, parameters) else { throw Failure(.internalError, "\(statement.name) gave nothing") }
    return bytes
  }

  /// The same, read as JSON.
  func json(_ statement: Statement, _ parameters: [Parameter]) throws(Failure) -> JSONValue {
    do { return try JSONValue(parsing: try value(statement, parameters)) } catch let error as Failure { throw error } catch {
      throw Failure(.internalError, "\(statement.name) gave no JSON")
    }
  }
}
