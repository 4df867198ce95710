import JSON
import Models
import Testing

@testable import Responders

@Suite("What an admin asks of models") struct AdminFunctionTests {
  let town: Town

  init() throws { town = try Town() }

  @Test("is refused to everybody else before it is read", arguments: ["test-model-generation", "check-model-health", "analyze-model-docs"])
  func refused(_ function: String) throws {
    for body in ["{}", #"{"model_record_id":"100@1","prompt":"a red boat"}"#, #"{"nothing":1}"#] {
      let user = try call(function, body, as: "ada"), nobody = try call(function, body, as: nil), service = try call(function, body, as: "service")
      #expect(user.status == 403 && user.json["code"] == "E018", "\(user.line)")
      #expect(nobody.status == 401 && service.status == 401)
    }
    #expect(try town.sql("select count(*) from generations") == "0")
  }

  @Test("a test order is booked without a charge, also of a model that is off") func testOrder() throws {
    let made = try call("test-model-generation", #"{"model_record_id":"100@1","prompt":"a red boat","model_parameters":{"steps":2}}"#)
    #expect(made.status == 201 && made.json["is_test"] == true && made.json["cost"]?.number == 0 && made.json["settings"]?["steps"] == 2, "\(made.line)")
    #expect(made.json["formula"]?.string?.contains("0.026") == true, "what it would have cost is said")
    let off = Registry.all.first { !$0.isActive && $0.contentType == .promptToImage }
    if let off {
      let tried = try call("test-model-generation", #"{"model_record_id":"\#(off.recordID)","prompt":"a red boat"}"#)
      #expect(tried.status == 201 && tried.json["model"]?["is_active"] == false && tried.json["model"]?["inactive_reason"]?.string == off.inactiveReason, "\(tried.line)")
    }
    #expect(try town.sql("select bool_and(is_test and tokens_used = 0) from generations") == "t")
    #expect(try town.balance(of: "grace") == 100)
  }

  @Test("health is told by outcomes and probes, of one model or all") func health() throws {
    func model() throws -> JSONValue { try call("check-model-health", #"{"model_record_id":"100@1","probe":false}"#).json }
    #expect(try model()["models"]?[0]?["status"] == "unknown")
    for _ in 0..<3 {
      try town.sql("do $$ declare made uuid := test.start('ada'); begin perform jobs.fail_generation(test.submitted(made), 'w', 'E004', 'provider_error', 'No.', 'why'); end $$")
    }
    let failing = try model()
    #expect(failing["models"]?[0]?["status"] == "down" && failing["models"]?[0]?["success_rate"]?.number == 0, "\(failing.text)")
    #expect(failing["models"]?[0]?["last_error"]?["internal"] == "why" && failing["providers"]?[0]?["provider"] == "runware")
    _ = try town.finished()
    let better = try model()
    #expect(better["models"]?[0]?["status"] == "degraded" && better["models"]?[0]?["success_rate"]?.number == 0.25, "\(better.text)")

    // Two probes of a provider say that it is not there: so is nothing of its.
    for _ in 0..<2 { try town.sql("select jobs.want_probes(array['kie_ai'], -1); select jobs.end_probe(id, true, false, 1, null, 'timeout') from provider_probes where ended_at is null") }
    let all = try call("check-model-health", #"{"probe":false}"#).json
    #expect(all["models"]?.array?.count == Registry.all.count)
    for entry in all["models"]?.array ?? [] where entry["provider"] == "kie_ai" { #expect(entry["status"] == "down") }
    #expect(all["providers"]?.array?.first { $0["provider"] == "kie_ai" }?["probe"]?["detail"] == "timeout")
  }

  @Test("the documentation of a model is what its file says, for people") func documentation() throws {
    for model in Registry.all {
      let page = try call("analyze-model-docs", #"{"model_record_id":"\#(model.recordID)"}"#)
      #expect(page.status == 200 && page.json["problems"] == [] && page.json["price"]?["examples"]?.array?.isEmpty == false, "\(page.line)")
      #expect(page.json["markdown"]?.string?.contains("# \(model.name)\n") == true)
    }
    #expect(try call("analyze-model-docs", #"{"model_record_id":"none"}"#).json["code"] == "E002")
  }

  private func call(_ function: String, _ body: String, as person: String? = "grace") throws -> Response {
    try town.ask("POST /functions/v1/\(function)\n\n\(body)", as: person)
  }
}
