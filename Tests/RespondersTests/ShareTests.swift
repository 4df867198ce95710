import JSON
import Testing

@testable import Responders

@Suite("A share") struct ShareTests {
  let town: Town

  init() throws { town = try Town() }

  @Test("opens finished work to whoever has the link, until it is revoked") func life() throws {
    let id = try town.finished()
    let made = try share(id)
    let token = try #require(made.json["share_token"]?.string)
    #expect(made.status == 201 && token.utf8.count == 22 && made.json["url"]?.string == "https://localhost:8443/share/\(token)", "\(made.line)")
    let page = try town.ask("GET /share/\(token)")
    #expect(page.status == 200 && page.line.contains("a red boat") && page.line.contains("og:image"))
    #expect(try town.ask("GET /share/\(token)/media/0")["X-Accel-Redirect"]?.hasPrefix("/_media/") == true)
    for _ in 0..<3 { #expect(try town.ask("POST /share/\(token)/view").status == 204) }
    #expect(try town.sql("select view_count from shared_content") == "3")

    #expect(try revoke(token, as: "bob").json["code"] == "E011")
    #expect(try revoke(token).status == 200)
    let gone = try town.ask("GET /share/\(token)"), never = try town.ask("GET /share/\(String(token.reversed()))")
    #expect(gone.status == 404 && gone.line == never.line)
    #expect(try town.ask("GET /share/\(token)/media/0").status == 404)
    _ = try town.ask("POST /share/\(token)/view")
    #expect(try town.sql("select view_count from shared_content") == "3")
  }

  @Test("ends by itself, and looks as if it had never been") func expiry() throws {
    let made = try share(try town.finished(), more: #","expires_in":60"#)
    let token = try #require(made.json["share_token"]?.string)
    #expect(made.json["expires_at"]?.string != nil)
    #expect(try town.ask("GET /share/\(token)").status == 200)
    try town.sql("update shared_content set expires_at = now() - interval '1 second'")
    #expect(try town.ask("GET /share/\(token)").status == 404)
  }

  @Test("keeps the prompt to itself when that is wished") func hiddenPrompt() throws {
    let token = try #require(try share(try town.finished(), more: #","show_prompt":false"#).json["share_token"]?.string)
    let page = try town.ask("GET /share/\(token)")
    #expect(page.status == 200 && !page.line.contains("a red boat"))
  }

  @Test("is not made of what belongs to somebody else, is not finished, or is not there") func refused() throws {
    let id = try town.finished(), running = try town.sql("select test.start('ada', 3)")
    #expect(try share(id, as: "bob").json["code"] == "E011")
    #expect(try share(running).json["code"] == "E017")
    #expect(try share("00000000-0000-4000-8000-000000000001").json["code"] == "E011")
    #expect(try town.sql("select count(*) from shared_content") == "0")
  }

  @Test("shows a visitor of the table the row of the link that he has, and no other") func table() throws {
    let id = try town.finished()
    let token = try #require(try share(id).json["share_token"]?.string)
    _ = try share(id)
    #expect(try town.ask("GET /rest/v1/shared_content?select=share_token").line == "200 []")
    #expect(try town.ask("GET /rest/v1/shared_content?select=share_token&share_token=eq.\(token)").json.array?.count == 1)
    #expect(try town.ask("GET /rest/v1/shared_content?select=share_token", as: "ada").json.array?.count == 2)
    #expect(try town.ask("GET /rest/v1/shared_content?select=share_token", as: "bob").line == "200 []")
  }

  private func share(_ id: String, more: String = "", as person: String = "ada") throws -> Response {
    try town.ask("POST /functions/v1/share-content\n\n{\"generation_id\":\"\(id)\"\(more)}", as: person)
  }
  private func revoke(_ token: String, as person: String = "ada") throws -> Response {
    try town.ask("POST /functions/v1/revoke-share\n\n{\"share_token\":\"\(token)\"}", as: person)
  }
}
