import Domain
import Glibc
import JSON
import Secrets
import Settings
import TestSupport

@testable import Responders

/// A world with a clock that stands and keys of its own. Its database is `host`, or nothing that answers.
func testWorld(
  family: String = "functions", host: String = "/nonexistent", database: String = "artifio", now: @escaping @Sendable () -> Double = { 1_800_000_000 }
) throws -> World {
  World(family: family, settings: try testSettings(host: host, database: database), log: Log(descriptor: -1), now: now)
}

let testKeys = ["k1": String(repeating: "1", count: 64), "k2": String(repeating: "2", count: 64)]

private let folder = ScratchFolder()

func testSettings(host: String, database: String) throws -> Settings {
  let place = "\(folder.path)/\(hex(randomBytes(4)))"
  mkdir(place, 0o700)
  let secrets: JSONValue = [
    "jwt": ["current": "k2", "keys": ["k1": .string(testKeys["k1"]!), "k2": .string(testKeys["k2"]!)]], "anonKey": "anon-key", "serviceRoleKey": "service-key",
    "tokenKey": .string(String(repeating: "ab", count: 32)), "kieWebhookHmacKey": "kie", "dodoWebhookSecret": "", "providerKeys": [:],
  ]
  let settings: JSONValue = [
    "publicURL": "https://localhost:8443", "stateDirectory": .string(place), "database": ["host": .string(host), "name": .string(database)],
    "mediaDirectory": .string(place), "spoolDirectory": .string(place), "secretsFile": .string(place + "/secrets.json"), "callbackBase": "https://localhost:8443",
    "nchanPublishSocket": .string(place + "/none"), "providers": provided("kie_ai", "runware", "lovable_ai_sync"),
    "auth": ["autoconfirm": true, "minimumPasswordLength": 6, "accessTokenSeconds": 3600, "reuseIntervalSeconds": 10], "welcomeCredits": "100", "limits": true,
    "pools": [:], "worker": ["threads": 1],
  ]
  for (name, value) in [("secrets.json", secrets), ("settings.json", settings)] {
    guard let file = fopen("\(place)/\(name)", "w") else { continue }
    fputs(value.text, file)
    fclose(file)
  }
  return try Settings.load(path: place + "/settings.json")
}

/// Sends a request written as text (`POST /path?query`, header lines, an empty line, the body unless it is given) and gives the answer.
func ask(_ world: World, _ text: String, body: [UInt8]? = nil) -> Response {
  let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
  let lines = parts[0].split(separator: "\n")
  let first = lines[0].split(separator: " ")
  let target = first[1].split(separator: "?", maxSplits: 1)
  var parameters = ["REQUEST_METHOD": String(first[0]), "DOCUMENT_URI": String(target[0]), "REQUEST_ID": "test-request"]
  if target.count == 2 { parameters["QUERY_STRING"] = String(target[1]) }
  for line in lines.dropFirst() {
    guard let colon = line.firstIndex(of: ":") else { continue }
    let name = line[..<colon].uppercased().replacing("-", with: "_")
    parameters[name == "CONTENT_TYPE" ? name : "HTTP_" + name] = String(line[line.index(after: colon)...].drop { $0 == " " })
  }
  let request = Request(.parameters(parameters, body: body ?? Array((parts.count == 2 ? String(parts[1]) : "").utf8)))
  return Family.named(world.family)!.respond(to: request, in: world)
}

extension Response {
  /// Status, a space, the body.
  var line: String { "\(status) \(String(decoding: body, as: UTF8.self))" }
  var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}

/// A good access token of the stated person.
func token(_ world: World, role: String = "authenticated", subject: String? = "00000000-0000-4000-8000-000000000001", expires: Int64 = 1_800_003_600) -> String {
  var claims: JSONObject = ["role": .string(role), "exp": .integer(expires), "iat": 1_800_000_000, "session_id": "00000000-0000-4000-8000-0000000000aa"]
  if let subject { claims["sub"] = .string(subject) }
  return world.accessTokens.sign(claims)
}

private func provided(_ names: String...) -> JSONValue {
  .object(JSONObject(names.map { (key: $0, value: ["baseURL": "http://127.0.0.1:1", "sandbox": true]) }))
}
