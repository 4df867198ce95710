import Postgres
import TestSupport
import Testing

/// A file of Tests/SQL: it begins, becomes someone, checks and rolls back; it raises when a check fails.
struct SQLFile: CustomTestStringConvertible {
  let name: String
  var testDescription: String { name.replacing("_", with: " ") }

  static let folder = "\(repository)/Tests/SQL"
  static let all = ((try? names(in: folder)) ?? []).filter { $0.hasSuffix(".sql") }.map { SQLFile(name: String($0.dropLast(4))) }
}

@Suite("SQL") struct SQLTests {
  @Test("in the database", arguments: SQLFile.all)
  func run(_ file: SQLFile) throws {
    let database = try ScratchDatabase(.people)
    let text = String(decoding: try contents("\(SQLFile.folder)/\(file.name).sql"), as: UTF8.self)
    do { try database.connect().execute(text) } catch let error as DatabaseError {
      Issue.record("\(file.testDescription): \(error.message)")
    }
  }

  @Test("finds its files") func found() { #expect(SQLFile.all.count >= 36) }
}
