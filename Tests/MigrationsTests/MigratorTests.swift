import Glibc
import Postgres
import TestSupport
import Testing

@testable import Migrations

/// The repository's sql/ in a folder that a test may change, and a database that is brought to it.
private final class Installation {
  let folder = ScratchFolder()
  let cluster: ScratchCluster
  let database: String

  init(_ database: String) throws {
    // Roles belong to the cluster. The template has made them when this is there, so that nobody else makes them at the same moment.
    cluster = try ScratchDatabase().cluster
    self.database = database
    try runProgram(["/bin/cp", "-R", "\(repository)/sql", "\(folder.path)/sql"])
  }

  deinit { _ = try? cluster.connect().execute("drop database if exists \(database) with (force)") }

  func migrate() throws -> Migrator.Report { try Migrator(folder: "\(folder.path)/sql", host: cluster.host, database: database).run() }

  func append(_ text: String, to file: String) throws {
    let handle = try #require(fopen("\(folder.path)/sql/\(file)", "a"))
    fputs(text, handle)
    fclose(handle)
  }

  func ask(_ sql: String) throws -> String? { try cluster.connect(to: database).execute(sql).first }
}

@Suite("The migrator", .serialized) struct MigratorTests {
  private static let migrations = ((try? names(in: "\(repository)/sql/migrations")) ?? []).map { String($0.dropLast(4)) }

  @Test("makes the database, and has nothing to do the second time") func twice() throws {
    let installation = try Installation("migrated_twice")
    let first = try installation.migrate()
    #expect(first.migrations == MigratorTests.migrations && !first.migrations.isEmpty && first.reloaded)
    #expect(try installation.migrate() == Migrator.Report())
    #expect(try installation.ask("select count(*) from pg_tables where schemaname = 'public' and tablename = 'generations'") == "1")
  }

  @Test("refuses a migration that was edited after it was applied, and changes nothing") func sealed() throws {
    let installation = try Installation("migrated_sealed")
    _ = try installation.migrate()
    let name = try #require(MigratorTests.migrations.last)
    try installation.append("\ncreate table public.slipped_in ();\n", to: "migrations/\(name).sql")
    #expect { try installation.migrate() } throws: { error in
      guard case MigrationError.edited(name)? = error as? MigrationError else { return false }
      return "\(error)".contains("sealed")
    }
    #expect(try installation.ask("select to_regclass('public.slipped_in')") == nil)
  }

  @Test("reloads functions and policies when one of them has changed") func reloads() throws {
    let installation = try Installation("migrated_reload")
    _ = try installation.migrate()
    try installation.append("create or replace function api.added() returns text language sql immutable as $$ select 'one' $$;\n", to: "functions/added.sql")
    #expect(try installation.migrate() == Migrator.Report(migrations: [], reloaded: true))
    #expect(try installation.ask("select api.added()") == "one")
    try installation.append("create or replace function api.added() returns text language sql immutable as $$ select 'two' $$;\n", to: "functions/added.sql")
    #expect(try installation.migrate().reloaded)
    #expect(try installation.ask("select api.added()") == "two")
  }

  @Test("applies a new migration once, by its name") func next() throws {
    let installation = try Installation("migrated_next")
    _ = try installation.migrate()
    try installation.append("create table public.storyboards (id uuid primary key);\n", to: "migrations/9999_storyboards.sql")
    #expect(try installation.migrate() == Migrator.Report(migrations: ["9999_storyboards"], reloaded: false))
    #expect(try installation.migrate() == Migrator.Report())
    #expect(try installation.ask("select tableowner from pg_tables where tablename = 'storyboards'") == "artifio_owner")
  }

  @Test("takes back all of a migration that fails, and says which") func fails() throws {
    let installation = try Installation("migrated_failing")
    _ = try installation.migrate()
    try installation.append("create table public.half_done ();\nselect 1 / 0;\n", to: "migrations/9999_wrong.sql")
    #expect { try installation.migrate() } throws: { "\($0)".hasPrefix("9999_wrong: division by zero") }
    #expect(try installation.ask("select to_regclass('public.half_done')") == nil)
    #expect(try installation.ask("select count(*) from migration.applied where name like '9999%'") == "0")
  }
}
