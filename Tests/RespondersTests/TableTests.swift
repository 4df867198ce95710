import JSON
import Testing

@testable import Responders

@Suite("Tables over REST") struct TableTests {
  let town: Town

  init() throws { town = try Town() }

  @Test("show people their own rows, admins all, and visitors none") func reads() throws {
    let ada = try town.id(of: "ada")
    _ = try town.finished()
    for table in ["users?select=id&order=id", "user_credits?select=user_id", "generations?select=user_id"] {
      #expect(try town.ask("GET /rest/v1/\(table)", as: "ada").json.array?.count == 1, "\(table)")
      #expect(try town.ask("GET /rest/v1/\(table)", as: "bob").json.array?.allSatisfy { !($0.text.contains(ada)) } == true, "\(table)")
      #expect(try town.ask("GET /rest/v1/\(table)", as: "grace").line.contains(ada), "\(table)")
      #expect(try town.ask("GET /rest/v1/\(table)").status == 401, "\(table)")
    }
    #expect(try town.ask("GET /rest/v1/user_credits?user_id=eq.\(ada)", as: "bob").line == "200 []")
    let both = try town.ask("GET /rest/v1/users?select=email,user_credits(credits)", as: "ada")
    #expect(both.json[0]?["email"] == "ada@example.test" && both.json[0]?["user_credits"]?["credits"]?.number == 497, "\(both.line)")
    #expect(try town.ask("GET /rest/v1/nothing", as: "ada").json["code"] == "PGRST205")
    #expect(try town.ask("GET /rest/v1/queue", as: "service").json["code"] == "PGRST205", "schemas beside public are not there")
  }

  @Test("give one object, counts and pages as they are asked for") func shapes() throws {
    for _ in 0..<3 { _ = try town.finished() }
    let one = try town.ask("GET /rest/v1/user_credits?select=credits\nAccept: application/vnd.pgrst.object+json", as: "ada")
    #expect(one.json["credits"]?.number == 491, "\(one.line)")
    #expect(try town.ask("GET /rest/v1/generations\nAccept: application/vnd.pgrst.object+json", as: "ada").json["code"] == "PGRST116")
    let page = try town.ask("GET /rest/v1/generations?select=id&order=created_at.desc&limit=2\nPrefer: count=exact", as: "ada")
    #expect(page.status == 206 && page["Content-Range"] == "0-1/3" && page.json.array?.count == 2, "\(page.line)")
  }

  @Test("let nobody write what only the server may", arguments: ["ada", "grace", nil])
  func refusedWrites(person: String?) throws {
    let ada = try town.id(of: "ada"), generation = try town.finished(), wanted = person == nil ? 401 : 403
    let writes = [
      "POST /rest/v1/generations\n\n{\"user_id\":\"\(ada)\",\"model_id\":\"m\",\"model_record_id\":\"m\",\"type\":\"image\",\"tokens_used\":0}",
      "PATCH /rest/v1/generations?id=eq.\(generation)\n\n{\"tokens_used\":0}", "DELETE /rest/v1/generations?id=eq.\(generation)",
      "PATCH /rest/v1/user_credits?user_id=eq.\(ada)\n\n{\"credits\":1000000}",
      "POST /rest/v1/credit_transactions\n\n{\"user_id\":\"\(ada)\",\"amount\":1000,\"transaction_type\":\"purchase\",\"description\":\"x\"}",
      "POST /rest/v1/user_roles\n\n{\"user_id\":\"\(ada)\",\"role\":\"admin\"}", "PATCH /rest/v1/users?id=eq.\(ada)\n\n{\"email\":\"x@example.test\"}",
      "POST /rest/v1/settings\n\n{\"name\":\"welcome_credits\",\"value\":\"9999\"}", "DELETE /rest/v1/media?user_id=eq.\(ada)",
      "POST /rest/v1/rpc/reserve_credits\n\n{\"p_user_id\":\"\(ada)\",\"p_amount\":1}",
    ]
    for write in writes {
      let answer = try town.ask(write, as: person)
      #expect(answer.status == wanted && answer.json["code"] == "42501", "\(write.prefix(60)) → \(answer.line)")
    }
    #expect(try town.balance(of: "ada") == 497)
    #expect(try town.sql("select count(*) from user_roles") == "1")
  }

  @Test("take the service's writes: insert, merge, change and remove, with what was written") func serviceWrites() throws {
    func ask(_ text: String) throws -> Response { try town.ask(text, as: "service") }
    let made = try ask("POST /rest/v1/settings?select=name,value\nPrefer: return=representation\n\n[{\"name\":\"one\",\"value\":\"1\"},{\"name\":\"two\",\"value\":\"2\"}]")
    #expect(made.status == 201 && made.json == [["name": "one", "value": "1"], ["name": "two", "value": "2"]], "\(made.line)")
    let again = try ask("POST /rest/v1/settings\n\n{\"name\":\"one\",\"value\":\"3\"}")
    #expect(again.status == 409 && again.json["code"] == "23505", "\(again.line)")
    let merged = try ask("POST /rest/v1/settings\nPrefer: resolution=merge-duplicates\n\n{\"name\":\"one\",\"value\":\"3\"}")
    #expect((200...201).contains(merged.status) && merged.body.isEmpty, "\(merged.line)")
    let changed = try ask("PATCH /rest/v1/settings?name=eq.two\nPrefer: return=representation\nAccept: application/vnd.pgrst.object+json\n\n{\"value\":\"4\"}")
    #expect(changed.status == 200 && changed.json["value"] == "4", "\(changed.line)")
    let tooMany = try ask("PATCH /rest/v1/settings?name=in.(one,two)\nPrefer: handling=strict, max-affected=1\n\n{\"value\":\"5\"}")
    #expect(tooMany.status == 400 && tooMany.json["code"] == "PGRST124", "\(tooMany.line)")
    #expect(try town.sql("select string_agg(value, ',' order by name) from settings where name in ('one', 'two')") == "3,4")
    #expect(try ask("DELETE /rest/v1/settings?name=in.(one,two)").status == 204)
    #expect(try town.sql("select count(*) from settings where name in ('one', 'two')") == "0")
  }

  @Test("refuse a write whose body is no row of theirs") func malformed() throws {
    func code(_ body: String, _ path: String = "settings") throws -> String? { try town.ask("POST /rest/v1/\(path)\n\n\(body)", as: "service").json["code"]?.string }
    #expect(try code("{") == "PGRST102")
    #expect(try code("[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"b\"}]") == "PGRST102")
    #expect(try code("{\"nothing\":1}") == "PGRST204")
    #expect(try code("{\"value\":\"1\"}") == "23502")
    #expect(try code("{\"user_id\":\"no uuid\",\"role\":\"admin\"}", "user_roles") == "22P02")
  }

  @Test("and functions: an admin adjusts credits with a reason, and nobody else does") func calls() throws {
    let ada = try town.id(of: "ada")
    func adjust(_ amount: String, _ reason: String, as person: String?) throws -> Response {
      try town.ask("POST /rest/v1/rpc/adjust_credits\n\n{\"p_user_id\":\"\(ada)\",\"p_amount\":\(amount),\"p_reason\":\"\(reason)\"}", as: person)
    }
    let adjusted = try adjust("12.5", "goodwill", as: "grace")
    #expect(adjusted.status == 200 && adjusted.json.number == 512.5, "\(adjusted.line)")
    #expect(try adjust("12.5", "", as: "grace").json["code"] == "ZE003")
    #expect(try adjust("-1000", "too much", as: "grace").status == 402)
    #expect(try adjust("12.5", "for me", as: "ada").status == 403)
    #expect(try adjust("12.5", "for me", as: nil).status == 401)
    #expect(try town.ask("GET /rest/v1/rpc/is_admin", as: "grace").line == "200 true")
    #expect(try town.ask("GET /rest/v1/rpc/is_admin", as: "ada").line == "200 false")
    #expect(try town.balance(of: "ada") == 512.5)
  }
}
