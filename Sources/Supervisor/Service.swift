import Glibc

/// One program that the supervisor keeps running, or runs once before what follows it.
public struct Service: Sendable {
  public let name: String
  /// The absolute path of the program and its arguments.
  public let command: [String]
  /// A unix socket that the supervisor listens on and hands over as descriptor 0, so that a restart loses no request.
  public let socket: String?
  /// Whether a rolling restart replaces it.
  public let rolls: Bool
  /// Run to its end, with success, before the next service starts.
  public let once: Bool
  /// The signal that asks it to end in order.
  public let stopSignal: Int32
  /// How long it may take to end before it is killed.
  public let graceSeconds: Double
  /// A command that succeeds as soon as the service can be used; without one it can be used at once.
  public let ready: [String]?
}

/// The services in the order in which they start; they stop in the opposite order.
public struct Plan: Sendable {
  public let stateDirectory: String
  public let services: [Service]

  func pidFile(_ name: String) -> String { "\(stateDirectory)/run/pids/\(name).pid" }
  func logFile(_ name: String) -> String { "\(stateDirectory)/log/\(name).log" }
}
