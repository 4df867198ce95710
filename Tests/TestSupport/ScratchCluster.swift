import Glibc
import Postgres

/// A Postgres of the tests' own (deploy/lib/scratch). It goes with this object or, killed or not, with this process.
public final class ScratchCluster: Sendable {
  /// The one that databases come from unless a test must have a server to itself; started when it is first needed.
  public static let shared = Result { try ScratchCluster() }

  private let folder: String

  public init() throws {
    folder = "/tmp/artifio-postgres-\(getpid())-\(nextNumber())"
    try tell("start")
    try startProgram([ScratchCluster.script, "watch", folder, String(getpid())])
  }

  deinit { try? tell("remove") }

  /// The folder of its unix socket.
  public var host: String { "\(folder)/run" }

  /// How a role reaches a database.
  public func info(_ role: String, _ database: String) -> String { "host='\(host)' dbname='\(database)' user='\(role)'" }

  public func connect(as role: String = "postgres", to database: String = "postgres") throws -> Connection {
    let connection = try Connection(info(role, database))
    try connection.execute("set client_min_messages = warning")
    return connection
  }

  /// Every connection ends, as when an operator restarts the server.
  public func restart() throws { try tell("restart") }

  private static let script = "\(repository)/deploy/lib/scratch"

  private func tell(_ verb: String) throws {
    let log = "\(folder).log"
    try runProgram([ScratchCluster.script, verb, folder], log: log)
    unlink(log)
  }
}
