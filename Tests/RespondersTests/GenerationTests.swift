import JSON
import Testing

@testable import Responders

@Suite("An order") struct GenerationTests {
  let town: Town

  init() throws { town = try Town() }

  @Test("is charged, answered with what it cost and what is left, and seen by its owner alone") func accepted() throws {
    let made = try order("a red boat")
    let cost = try #require(made.json["cost"]?.number), id = try #require(made.json["id"]?.string)
    #expect(made.status == 201 && made.json["status"] == "pending" && made.json["generation_id"]?.string == id, "\(made.line)")
    #expect(cost > 0 && made.json["credits"]?.number == 500 - cost)
    #expect(try town.balance(of: "ada") == 500 - cost)
    let row = try town.ask("GET /rest/v1/generations?id=eq.\(id)&select=status,tokens_used,prompt\nAccept: application/vnd.pgrst.object+json", as: "ada")
    #expect(row.json["status"] == "pending" && row.json["tokens_used"]?.number == cost && row.json["prompt"] == "a red boat", "\(row.line)")
    #expect(try town.ask("GET /rest/v1/generations?id=eq.\(id)", as: "bob").line == "200 []")
    #expect(try town.sql("select count(*) from jobs.queue where generation_id = '\(id)'") == "1")
  }

  @Test("comes back as it was under its Idempotency-Key, whatever has become of it") func replay() throws {
    let first = try order("a red boat", key: "k1")
    let id = try #require(first.json["id"]?.string)
    try town.sql("select jobs.complete_generation(test.submitted('\(id)'), 'w', test.result())")
    let again = try order("a red boat", key: "k1")
    #expect(again.status == 200 && again["Idempotency-Replayed"] == "true" && again.json == first.json, "\(again.line)")
    let other = try order("a blue boat", key: "k1")
    #expect(other.status == 409 && other.json["code"] == "E008", "\(other.line)")
    #expect(try order("a red boat", key: "k1", as: "bob").status == 201, "keys of others do not meet")
    #expect(try town.sql("select count(*) from credit_transactions where user_id = test.id('ada') and transaction_type = 'generation'") == "1")
  }

  @Test("at a quoted price is replayed when the quote has expired, and refused when it is new") func quoted() throws {
    let quote = try town.ask("POST /functions/v1/quote\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a red boat\"}", as: "ada")
    let cost = try #require(quote.json["cost"]?.number), token = try #require(quote.json["quote"]?.string)
    #expect(quote.status == 200 && quote.json["credits"]?.number == 500 && cost > 0, "\(quote.line)")
    let first = try order("a red boat", key: "k1", quote: token)
    #expect(first.status == 201 && first.json["cost"]?.number == cost, "\(first.line)")
    #expect(try order("a red boat", quote: token, as: "bob").json["code"] == "E007", "a quote is its owner's")
    #expect(try order("a blue boat", quote: token).json["code"] == "E007", "a quote is for one order")

    town.ahead.change { $0 = 601 }
    let again = try order("a red boat", key: "k1", quote: token)
    #expect(again.status == 200 && again["Idempotency-Replayed"] == "true", "\(again.line)")
    #expect(again.json["id"] == first.json["id"] && again.json["cost"] == first.json["cost"] && again.json["credits"] == first.json["credits"])
    let new = try order("a red boat", key: "k2", quote: token)
    #expect(new.status == 409 && new.json["code"] == "E007", "\(new.line)")
    #expect(try town.balance(of: "ada") == 500 - cost)
  }

  @Test("beyond the balance says what is missing and leaves nothing") func tooFewCredits() throws {
    let cost = try #require(try order("a red boat").json["cost"]?.number)
    try town.sql("insert into credit_transactions (user_id, amount, transaction_type, description) values (test.id('bob'), -99.9999, 'adjustment', 'test')")
    let refused = try order("a red boat", key: "k1", as: "bob")
    #expect(refused.status == 402 && refused.json["code"] == "E001", "\(refused.line)")
    #expect(refused.json["details"]?["cost"]?.number == cost && abs((refused.json["details"]?["missing"]?.number ?? 0) - (cost - 0.0001)) < 1e-9)
    #expect(try town.sql("select count(*) from generations where user_id = test.id('bob')") == "0")
    #expect(try town.balance(of: "bob") == 0.0001)
  }

  @Test("is cancelled by its owner while no provider knows it, once, with the credits back") func cancel() throws {
    let made = try order("a red boat"), id = try #require(made.json["id"]?.string)
    func cancel(_ person: String) throws -> Response { try town.ask("POST /functions/v1/cancel-generation\n\n{\"generation_id\":\"\(id)\"}", as: person) }
    #expect(try cancel("bob").json["code"] == "E011")
    let cancelled = try cancel("ada")
    #expect(cancelled.status == 200 && cancelled.json["status"] == "failed" && cancelled.json["status_detail"] == "cancelled", "\(cancelled.line)")
    #expect(try cancel("ada").json["code"] == "E017")
    #expect(try town.balance(of: "ada") == 500)
  }

  @Test("with a parameter that its model does not have names it and is not charged") func unknownParameter() throws {
    let refused = try town.ask(
      "POST /functions/v1/generate-content\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a red boat\",\"model_parameters\":{\"nothing\":1}}", as: "ada")
    #expect(refused.status == 422 && refused.json["details"]?["field"] == "nothing" && refused.json["code"] == "E003", "\(refused.line)")
    #expect(try town.balance(of: "ada") == 500)
  }

  private func order(_ prompt: String, key: String? = nil, quote: String? = nil, as person: String = "ada") throws -> Response {
    var body: JSONObject = ["model_record_id": "100@1", "prompt": .string(prompt)]
    if let quote { body["quote"] = .string(quote) }
    let header = key.map { "Idempotency-Key: \($0)\n" } ?? ""
    return try town.ask("POST /functions/v1/generate-content\n\(header)\n\(JSONValue.object(body).text)", as: person)
  }
}
