import Migrations
import Postgres
import Threads

/// A migrated database of a test's own: a copy of a template, made in some hundredths of a second. It goes with this object.
public final class ScratchDatabase: Sendable {
  /// What the database holds beside our schema.
  public enum Kind: String, Sendable {
    case empty = "model_empty"
    /// Ada with 500 credits, bob with 100 and grace, who is admin; and the schema `test` of Tests/SQL/helpers.
    case people = "model_people"
  }

  public let name: String
  public let cluster: ScratchCluster

  public init(_ kind: Kind = .empty) throws {
    cluster = try ScratchCluster.shared.get()
    name = try Templates.copy(kind, in: cluster)
  }

  deinit { try? Templates.drop(name) }

  public var host: String { cluster.host }
  public func info(as role: String) -> String { cluster.info(role, name) }
  public func connect(as role: String = "postgres") throws -> Connection { try cluster.connect(as: role, to: name) }
}

/// The templates of the shared cluster, and what is made of them.
private enum Templates {
  private struct State: Sendable {
    var connection: Connection?
    var made: Set<ScratchDatabase.Kind> = []
  }

  private static let state = Monitor(State())

  static func copy(_ kind: ScratchDatabase.Kind, in cluster: ScratchCluster) throws -> String {
    try state.with { state in
      let connection = try state.connection ?? cluster.connect()
      state.connection = connection
      if !state.made.contains(kind) { try make(kind, &state.made, connection, in: cluster) }
      let name = "copy_\(nextNumber())"
      try copy(kind.rawValue, to: name, connection)
      return name
    }
  }

  static func drop(_ name: String) throws { try state.with { _ = try $0.connection?.execute("drop database \(name) with (force)") } }

  private static func make(
    _ kind: ScratchDatabase.Kind, _ made: inout Set<ScratchDatabase.Kind>, _ connection: Connection, in cluster: ScratchCluster
  ) throws {
    switch kind {
    case .empty: try Migrator(folder: "\(repository)/sql", host: cluster.host, database: kind.rawValue).run()
    case .people:
      if !made.contains(.empty) { try make(.empty, &made, connection, in: cluster) }
      try copy(ScratchDatabase.Kind.empty.rawValue, to: kind.rawValue, connection)
      let people = String(decoding: try contents("\(repository)/Tests/SQL/helpers/people.sql"), as: UTF8.self)
      try cluster.connect(to: kind.rawValue).execute(people)
    }
    made.insert(kind)
  }

  /// Files are copied as they are: the default way, through the log, takes several times as long.
  private static func copy(_ template: String, to name: String, _ connection: Connection) throws {
    try connection.execute("create database \(name) template \(template) strategy file_copy")
    // Rights on a database are not copied with it.
    try connection.execute("revoke all on database \(name) from public")
    try connection.execute("grant connect on database \(name) to migrator, authenticator, service_authenticator, worker, monitor, backup")
  }
}
