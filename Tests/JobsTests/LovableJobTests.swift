import JSON
import Testing

@testable import Jobs

extension WorkerTests {
  /// The chat gateway: one paid call, its answer or none. Nothing can be asked afterwards, so nothing is ever sent twice.
  @Suite(.serialized) struct LovableOrders {
    @Test("a picture is delivered with its cost")
    func picture() throws {
      let ada = try Ada(), house = try ProviderHouse("lovable_ai_sync")
      try house.withWorker { _ in
        let row = try ada.end(of: try ada.order(provider: "lovable_ai_sync"), seconds: 40)
        #expect(row["status"] == "completed" && row["provider_cost_usd"]?.number == 0.039, "\(row.text)")
      }
    }

    @Test("whatever else comes is one failure and one refund after one call", arguments: [
      ("[lost]", "{}", "provider_error"), ("[fail]", "{}", "provider_error"), ("[refuse]", "{}", "refused"), ("[empty]", "{}", "bad_result"),
      ("[garbage]", "{}", "bad_result"), ("[cut]", "{}", "bad_result"), ("[wrong-type]", "{}", "bad_result"), ("", #"{"lovable_dollars":0}"#, "provider_error"),
    ])
    func failures(_ word: String, _ settings: String, _ detail: String) throws {
      let ada = try Ada(), house = try ProviderHouse("lovable_ai_sync")
      house.admin("settings", settings)
      try house.withWorker { _ in
        let id = try ada.order("\(word) a red kite", provider: "lovable_ai_sync"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"]?.string == detail, "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 1 refund")
        #expect(try ada.logged(id) != nil)
        #expect(house.count("requests") == 1)
      }
    }

    @Test("an answer that is broken off, a web page, or far too large is a failure and a refund after one paid call", arguments: [
      #""status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""body":"{\"choices\":[{\"mess""#, #""body":"<html></html>","mime":"text/html""#,
      #""body":"","bytes":46137344"#, #""body":{"choices":[]}"#, #""body":{"choices":[{"message":{"images":[{"image_url":{"url":"data:image/png;base64,!"}}]}}]}"#, #""body":[]"#,
    ])
    func badAnswers(_ answer: String) throws {
      let ada = try Ada(), house = try ProviderHouse("lovable_ai_sync")
      house.admin("answers", "{\"path\":\"/lovable\",\"work\":true,\(answer)}")
      try house.withWorker { _ in
        let id = try ada.order(provider: "lovable_ai_sync"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["error_code"] == "E004", "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 1 refund")
        #expect(try ada.logged(id) != nil)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("over the gateway's limit it waits and asks again; what was turned away cost nothing")
    func limited() throws {
      let ada = try Ada(), house = try ProviderHouse("lovable_ai_sync")
      house.admin("settings", #"{"lovable_requests":0}"#)
      try house.withWorker { _ in
        let id = try ada.order(provider: "lovable_ai_sync")
        #expect(within(20) { house.count("limited") > 0 })
        house.admin("settings", #"{"lovable_requests":null}"#)
        #expect(try ada.end(of: id, seconds: 40)["status"] == "completed")
        #expect(house.count("accepted") == 1)
        #expect(try ada.books(id) == "1 charge, 0 refund")
      }
    }
  }
}
