import Postgres
import Secrets

/// Brings a database to what the `sql/` folder says.
///
/// `bootstrap.sql` runs as the superuser, migrations once each and in order, functions and policies whenever any of them has changed.
/// A migration that has been applied is sealed: an edited one is refused.
public struct Migrator {
  /// What a run did.
  public struct Report: Equatable, Sendable {
    public var migrations: [String] = []
    public var reloaded = false
  }

  let folder: String
  let host: String
  let database: String

  public init(folder: String, host: String, database: String) {
    self.folder = folder
    self.host = host
    self.database = database
  }

  /// - Throws: `MigrationError` for an edited migration or an unreadable folder, `DatabaseError` from the server.
  @discardableResult
  public func run() throws -> Report {
    try createDatabase()
    try bootstrap()
    let connection = try connect(as: "migrator", to: database)
    // One migrator at a time, however many start.
    try connection.execute("select pg_advisory_lock(4837201)")
    var report = Report()
    let applied = try appliedFiles(connection)
    for file in try files("migrations") {
      let checksum = hex(sha256(file.text.utf8))
      if let known = applied[file.name] {
        guard known == checksum else { throw MigrationError.edited(file.name) }
        continue
      }
      try apply(file, checksum, on: connection)
      report.migrations.append(file.name)
    }
    report.reloaded = try reload(on: connection, known: applied["functions and policies"])
    return report
  }

  private func createDatabase() throws {
    let connection = try connect(as: "postgres", to: "postgres")
    let exists = try connection.run(Statement("has_database", "select 1 from pg_database where datname = $1"), [.text(database)]).count > 0
    if !exists { try connection.execute("create database \"\(database)\"") }
  }

  private func bootstrap() throws {
    let connection = try connect(as: "postgres", to: database)
    let text = try contents("\(folder)/bootstrap.sql"), checksum = hex(sha256(text.utf8))
    let hasTable = try connection.execute("select to_regclass('migration.applied')").first != nil
    if hasTable, try appliedFiles(connection)["bootstrap"] == checksum { return }
    try transaction(on: connection) {
      try connection.execute(text)
      try note("bootstrap", checksum, on: connection)
    }
  }

  private func apply(_ file: SQLFile, _ checksum: String, on connection: Connection) throws {
    try transaction(on: connection) {
      try connection.execute("set local lock_timeout = '2s'; set local role artifio_owner")
      try named(file.name) { try connection.execute(file.text) }
      try connection.execute("reset role")
      try note(file.name, checksum, on: connection)
    }
  }

  /// The present truth, in one transaction, so that no request sees half of it.
  private func reload(on connection: Connection, known: String?) throws -> Bool {
    let all = try files("functions", deep: true) + files("policies")
    let checksum = hex(sha256(all.map { $0.name + $0.text }.joined().utf8))
    guard known != checksum else { return false }
    try transaction(on: connection) {
      try connection.execute("set local lock_timeout = '2s'")
      for file in all { try named(file.name) { try connection.execute(file.text) } }
      try note("functions and policies", checksum, on: connection)
      try connection.execute("notify pgrst")
    }
    return true
  }

  private func appliedFiles(_ connection: Connection) throws -> [String: String] {
    let rows = try connection.execute("select name, checksum from migration.applied")
    return Dictionary(uniqueKeysWithValues: (0..<rows.count).map { (rows.text($0, 0) ?? "", rows.text($0, 1) ?? "") })
  }

  private func note(_ name: String, _ checksum: String, on connection: Connection) throws {
    try connection.run(
      Statement(
        "note_applied",
        "insert into migration.applied (name, checksum) values ($1, $2) on conflict (name) do update set checksum = excluded.checksum, applied_at = now()"),
      [.text(name), .text(checksum)])
  }

  private func transaction(on connection: Connection, _ body: () throws -> Void) throws {
    try connection.execute("begin")
    do {
      try body()
      try connection.execute("commit")
    } catch {
      _ = try? connection.execute("rollback")
      throw error
    }
  }

  private func named(_ name: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as DatabaseError { throw MigrationError.failed(name, error) }
  }

  private func connect(as user: String, to database: String) throws -> Connection {
    let connection = try Connection("host='\(host)' dbname='\(database)' user='\(user)' application_name='artifio-migrate'")
    try connection.execute("set client_min_messages = warning")
    return connection
  }
}

public enum MigrationError: Error, CustomStringConvertible {
  case edited(String)
  case failed(String, DatabaseError)
  case unreadable(String)

  public var description: String {
    switch self {
    case .edited(let name): "\(name) was applied and has been edited since: a migration is sealed. Restore it and write a new one."
    case .failed(let name, let error): "\(name): \(error.message)" + (error.detail.map { " (\($0))" } ?? "")
    case .unreadable(let path): "\(path) can't be read"
    }
  }
}
