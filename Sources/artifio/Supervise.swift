import ArgumentParser
import Files
import Glibc
import Supervisor

/// Starts everything that the plan names and keeps it running until SIGTERM or SIGINT; SIGHUP replaces the responders.
struct Supervise: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Start all programs of the plan and keep them running.")

  @Argument(help: "The plan: services.json in the state folder.") var plan: String

  func run() throws {
    let plan = try Plan(parsing: try contents(of: plan))
    let environment = getenv("ARTIFIO_SETTINGS").map { ["ARTIFIO_SETTINGS=" + String(cString: $0)] } ?? []
    throw ExitCode(try Supervisor(plan: plan, environment: environment).run())
  }
}
