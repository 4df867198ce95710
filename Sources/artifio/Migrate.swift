import ArgumentParser
import Migrations
import Settings

/// Brings the database to what the `sql/` folder says.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Apply migrations, and reload functions and policies when they have changed.")

  @Option(help: "The sql folder.") var sql: String

  func run() throws {
    let settings = try Settings.load()
    let report = try Migrator(folder: sql, host: settings.database.host, database: settings.database.name).run()
    for name in report.migrations { print("applied \(name)") }
    if report.reloaded { print("reloaded functions and policies") }
  }
}
