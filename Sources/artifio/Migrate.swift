import ArgumentParser
import Migrations
import Postgres
import Settings

/// Brings the database to what the `sql/` folder says.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Apply migrations, reload functions and policies when they have changed, and take over what the settings file decides.")

  @Option(help: "The sql folder.") var sql: String

  func run() throws {
    let settings = try Settings.load()
    let report = try Migrator(folder: sql, host: settings.database.host, database: settings.database.name).run()
    for name in report.migrations { print("applied \(name)") }
    if report.reloaded { print("reloaded functions and policies") }
    try takeOver(settings)
  }

  /// What the owner of the installation sets in its file holds in the database too.
  private func takeOver(_ settings: Settings) throws {
    let connection = try Connection("host='\(settings.database.host)' dbname='\(settings.database.name)' user='postgres' application_name='artifio-migrate'")
    let changed = try connection.run(
      Statement("take_over", "update public.settings set value = $1 where name = 'welcome_credits' and value <> $1"), [.text(settings.welcomeCredits)])
    if changed.affected > 0 { print("welcome credits are now \(settings.welcomeCredits)") }
  }
}
