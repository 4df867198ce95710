import ArgumentParser
import Files
import Glibc
import JSON
import Secrets
import Threads

/// Makes the secrets of an installation once; with `--rotate` a new signing key, while the old ones still verify.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make the secrets file, or add a new signing key to it.")

  @Argument(help: "The secrets file, secrets/secrets.json in the state folder.") var file: String
  @Flag(help: "Sign with a new key from now on.") var rotate = false

  func run() throws {
    guard access(file, F_OK) == 0 else { return try save(fresh()) }
    guard rotate else { return }
    try save(rotated(JSONValue(parsing: try contents(of: file))))
  }

  private func save(_ secrets: JSONValue) throws { try write(secrets.bytes + [10], to: file, mode: 0o400) }
}

private func fresh() -> JSONValue {
  let key = hex(randomBytes(32))
  return [
    "jwt": ["current": "k1", "keys": ["k1": .string(key)]],
    "anonKey": .string(projectKey(role: "anon", kid: "k1", key: key)),
    "serviceRoleKey": .string(projectKey(role: "service_role", kid: "k1", key: key)),
    "tokenKey": .string(hex(randomBytes(32))),
    "kieWebhookHmacKey": .string(hex(randomBytes(32))),
    "dodoWebhookSecret": .string("whsec_" + base64(randomBytes(24))),
    "providerKeys": [:],
  ]
}

private func rotated(_ secrets: JSONValue) throws -> JSONValue {
  guard var file = secrets.object, var keys = secrets["jwt"]?["keys"]?.object else { throw ValidationError("this is no secrets file") }
  let kid = "k\(keys.keys.count + 1)", key = hex(randomBytes(32))
  keys[kid] = .string(key)
  file["jwt"] = ["current": .string(kid), "keys": .object(keys)]
  file["anonKey"] = .string(projectKey(role: "anon", kid: kid, key: key))
  file["serviceRoleKey"] = .string(projectKey(role: "service_role", kid: kid, key: key))
  return .object(file)
}

/// A long-lived key of the project, as Supabase makes them: an HS256 token that names only a role.
private func projectKey(role: String, kid: String, key: String) -> String {
  let now = Int64(wallSeconds())
  let header: JSONValue = ["alg": "HS256", "typ": "JWT", "kid": .string(kid)]
  let payload: JSONValue = [
    "iss": "supabase", "ref": "artifio", "role": .string(role), "iat": .integer(now), "exp": .integer(now + 10 * 365 * 86_400),
  ]
  let text = base64URL(header.bytes) + "." + base64URL(payload.bytes)
  return text + "." + base64URL(hmacSHA256(key: Array(key.utf8), Array(text.utf8)))
}

/// Base64 with the standard alphabet, for lengths that need no padding.
private func base64(_ bytes: [UInt8]) -> String { String(base64URL(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }) }
