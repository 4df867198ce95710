import JSON
import Testing

@testable import Responders

@Suite("An account") struct AccountTests {
  let town: Town

  init() throws { town = try Town(.empty) }

  @Test("is opened with a session and the welcome credits, once for an address") func signUp() throws {
    let made = try signUp("Ada@Example.test")
    #expect(made.status == 200 && made.json["user"]?["email"] == "ada@example.test" && made.json["expires_in"] == 3600, "\(made.line)")
    #expect(try town.ask("GET /auth/v1/user\n\(bearer(made))").json["id"] == made.json["user"]?["id"])
    #expect(try town.ask("GET /rest/v1/user_credits?select=credits\n\(bearer(made))").line == #"200 [{"credits":100.0000}]"#.replacing("100.0000", with: try town.sql("select credits from user_credits")))
    let again = try signUp("ada@example.TEST")
    #expect(again.status == 422 && again.json["error_code"] == "user_already_exists")
    #expect(try town.sql("select count(*) from credit_transactions") == "1")
  }

  @Test("is entered by its password alone, and an unknown address looks like a wrong password") func passwordGrant() throws {
    _ = try signUp("ada@example.test")
    let right = try signIn("ADA@example.test", "secret1"), wrong = try signIn("ada@example.test", "secret2"), nobody = try signIn("bob@example.test", "secret1")
    #expect(right.status == 200 && right.json["token_type"] == "bearer" && right.json["refresh_token"]?.string != nil)
    #expect(wrong.status == 400 && wrong.json["error_code"] == "invalid_credentials")
    #expect(wrong.line == nobody.line)
    try town.sql("update auth.users set banned_until = now() + interval '1 hour'")
    #expect(try signIn("ada@example.test", "secret1").json["error_code"] == "user_banned")
    #expect(try town.ask("GET /auth/v1/user\n\(bearer(right))").json["error_code"] == "user_banned")
  }

  @Test("keeps its session through refreshes; the parent token is forgiven, an older one ends the session") func rotation() throws {
    let first = try signUp("ada@example.test")
    let second = try refresh(first), forgiven = try refresh(first)
    #expect(second.status == 200 && second.json["user"]?["id"] == first.json["user"]?["id"])
    #expect(forgiven.json["refresh_token"] == second.json["refresh_token"])
    let third = try refresh(second)
    #expect(third.status == 200 && third.json["refresh_token"] != second.json["refresh_token"])
    #expect(try refresh(first).status == 200, "within the reuse interval")

    try town.sql("update auth.refresh_tokens set revoked_at = revoked_at - interval '1 minute'")
    #expect(try refresh(first).json["error_code"] == "refresh_token_already_used")
    #expect(try refresh(third).json["error_code"] == "refresh_token_not_found")
    #expect(try town.ask("GET /auth/v1/user\n\(bearer(third))").json["error_code"] == "session_not_found")
  }

  @Test("can leave here, elsewhere or everywhere", arguments: [("local", [403, 200]), ("others", [200, 403]), ("global", [403, 403])])
  func logout(scope: String, wanted: [Int]) throws {
    let here = try signUp("ada@example.test"), there = try signIn("ada@example.test", "secret1")
    #expect(try town.ask("POST /auth/v1/logout?scope=\(scope)\n\(bearer(here))").status == 204)
    #expect(try [here, there].map { try town.ask("GET /auth/v1/user\n\(bearer($0))").status } == wanted)
    let order = try town.ask("POST /functions/v1/generate-content\n\(bearer(here))\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a red boat\"}")
    #expect(order.status == (scope == "others" ? 201 : 401), "\(order.line)")
  }

  @Test("takes its own data and a new password, which ends the other sessions") func change() throws {
    let here = try signUp("ada@example.test"), there = try signIn("ada@example.test", "secret1")
    func put(_ body: String) throws -> Response { try town.ask("PUT /auth/v1/user\n\(bearer(here))\n\n\(body)") }
    #expect(try put(#"{"data":{"name":"Ada","gone":1}}"#).json["user_metadata"]?["name"] == "Ada")
    #expect(try put(#"{"data":{"gone":null}}"#).json["user_metadata"]?["gone"] == nil)
    #expect(try put(#"{"app_metadata":{"role":"admin"}}"#).json["error_code"] == "not_admin")
    #expect(try put(#"{"password":"secret1"}"#).json["error_code"] == "same_password")
    #expect(try put(#"{"password":"secret2"}"#).status == 200)
    #expect(try town.ask("GET /auth/v1/user\n\(bearer(there))").status == 403)
    #expect(try town.ask("GET /auth/v1/user\n\(bearer(here))").status == 200)
    #expect(try signIn("ada@example.test", "secret1").status == 400)
    #expect(try signIn("ada@example.test", "secret2").status == 200)
  }

  @Test("lives in HttpOnly cookies for our own pages, which renew and end it") func cookies() throws {
    let page = "X-Session: cookie\nSec-Fetch-Site: same-origin"
    let made = try town.ask("POST /auth/v1/signup\n\(page)\n\n{\"email\":\"ada@example.test\",\"password\":\"secret1\"}")
    let cookies = made.cookies
    #expect(made.json["access_token"] == nil && made.json["refresh_token"] == nil && made.json["user"] != nil)
    #expect(cookies.count == 2 && cookies.allSatisfy { $0.contains("HttpOnly") && $0.contains("Secure") })
    let jar = "Cookie: " + cookies.compactMap { $0.split(separator: ";").first.map(String.init) }.joined(separator: "; ")
    #expect(try town.ask("GET /auth/v1/user\n\(jar)").json["email"] == "ada@example.test")
    let renewed = try town.ask("POST /auth/v1/token?grant_type=refresh_token\n\(page)\n\(jar)\n\n{}")
    #expect(renewed.status == 200 && renewed.cookies.count == 2 && renewed.json["refresh_token"] == nil, "\(renewed.line)")
    #expect(try town.ask("POST /auth/v1/token?grant_type=refresh_token\nX-Session: cookie\nSec-Fetch-Site: cross-site\n\(jar)\n\n{}").status == 403)
    let left = try town.ask("POST /auth/v1/logout?scope=local\n\(page)\n\(jar)")
    #expect(left.status == 204 && left.cookies.count == 2 && left.cookies.allSatisfy { $0.contains("Max-Age=0") })
    #expect(try town.ask("GET /auth/v1/user\n\(jar)").status == 403)
  }

  private func signUp(_ email: String) throws -> Response {
    try town.ask("POST /auth/v1/signup\n\n{\"email\":\"\(email)\",\"password\":\"secret1\"}")
  }
  private func signIn(_ email: String, _ password: String) throws -> Response {
    try town.ask("POST /auth/v1/token?grant_type=password\n\n{\"email\":\"\(email)\",\"password\":\"\(password)\"}")
  }
  private func refresh(_ session: Response) throws -> Response {
    try town.ask("POST /auth/v1/token?grant_type=refresh_token\n\n{\"refresh_token\":\"\(session.json["refresh_token"]?.string ?? "")\"}")
  }
  private func bearer(_ session: Response) -> String { "Authorization: Bearer \(session.json["access_token"]?.string ?? "")" }
}

extension Response {
  fileprivate var cookies: [String] { headers.filter { $0.name == "Set-Cookie" }.map(\.value) }
}
