import JSON
import Postgres
import TestSupport
import Testing
import Threads

@testable import Responders

/// A database with people in it, and the API in front of it.
final class Town {
  let database: ScratchDatabase
  /// Seconds that our clock is ahead of the database's.
  let ahead = Monitor(0.0)
  private let connection: Connection
  private var worlds: [String: World] = [:]
  private var tokens: [String: String] = [:]

  init(_ kind: ScratchDatabase.Kind = .people) throws {
    database = try ScratchDatabase(kind)
    connection = try database.connect()
  }

  /// Asks the family that the path belongs to, with the api key, and with the token of a person, of the service, or none.
  func ask(_ text: String, as person: String? = nil, body: [UInt8]? = nil) throws -> Response {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    var lines = [String(parts[0]), "apikey: anon-key"]
    if let person { lines.append("Authorization: Bearer \(try token(of: person))") }
    if body == nil { lines.append("Content-Type: application/json") }
    let rest = parts.count == 2 ? String(parts[1]) : ""
    return RespondersTests.ask(try world(of: String(parts[0])), lines.joined(separator: "\n") + "\n" + rest, body: body)
  }

  /// The first value that a statement gives, asked by the database's own superuser.
  @discardableResult
  func sql(_ text: String) throws -> String { try connection.execute(text).first ?? "" }

  func id(of person: String) throws -> String { try sql("select test.id('\(person)')") }
  func balance(of person: String) throws -> Double { Double(try sql("select test.balance('\(person)')")) ?? .nan }

  /// An access token of a session that lives.
  func token(of person: String) throws -> String {
    if let token = tokens[person] { return token }
    var claims: JSONObject = ["role": "service_role"]
    if person != "service" { claims = try #require(try JSONValue(parsing: try sql("select test.claims('\(person)')")).object) }
    claims["exp"] = .integer(Int64(wallSeconds()) + 86_400)
    let token = try world("auth").accessTokens.sign(claims)
    tokens[person] = token
    return token
  }

  /// A generation of ada's that has come to its end; its id.
  func finished() throws -> String {
    let id = try sql("select test.start('ada', 3)")
    try sql("select jobs.complete_generation(test.submitted('\(id)'), 'w', test.result())")
    return id
  }

  private func world(of line: String) throws -> World {
    let path = line.split(separator: " ")[1].split(separator: "/")
    return try world(path[0] == "media" ? "storage" : String(path[0]) == "functions" && path.last == "generate-content-sync" ? "sync" : String(path[0]))
  }

  private func world(_ family: String) throws -> World {
    if let world = worlds[family] { return world }
    let ahead = ahead
    let world = try testWorld(family: family, host: database.host, database: database.name) { wallSeconds() + ahead.with { $0 } }
    worlds[family] = world
    return world
  }
}
