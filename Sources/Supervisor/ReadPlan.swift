import Glibc
import JSON

/// Why a plan cannot be followed.
public struct PlanError: Error, CustomStringConvertible {
  public let description: String
}

extension Plan {
  /// Reads the plan: {"stateDirectory":…,"services":[{"name":…,"command":[…],"socket":…,"rolls":true,"once":false,"stop":"TERM","graceSeconds":35,"ready":[…]}]}
  public init(parsing text: some Collection<UInt8>) throws {
    let file = try JSONValue(parsing: text)
    guard let state = file["stateDirectory"]?.string, let entries = file["services"]?.array else {
      throw PlanError(description: "a plan needs stateDirectory and services")
    }
    stateDirectory = state
    services = try entries.map(Service.init)
    let names = services.map(\.name)
    guard Set(names).count == names.count else { throw PlanError(description: "two services have one name") }
  }
}

extension Service {
  init(_ entry: JSONValue) throws {
    guard let name = entry["name"]?.string, let command = entry["command"]?.array?.compactMap(\.string), let program = command.first else {
      throw PlanError(description: "a service needs a name and a command: \(entry.text)")
    }
    guard program.hasPrefix("/") else { throw PlanError(description: "\(name): \(program) is not an absolute path") }
    guard let stop = signals[entry["stop"]?.string ?? "TERM"] else { throw PlanError(description: "\(name): stop is TERM, INT or QUIT") }
    self.init(
      name: name, command: command, socket: entry["socket"]?.string, rolls: entry["rolls"]?.bool ?? false,
      once: entry["once"]?.bool ?? false, stopSignal: stop, graceSeconds: entry["graceSeconds"]?.number ?? 10,
      ready: entry["ready"]?.array?.compactMap(\.string))
  }
}

private let signals = ["TERM": SIGTERM, "INT": SIGINT, "QUIT": SIGQUIT]
