import Glibc
import JSON
import Providers
import Testing
import Threads

@testable import Jobs

extension WorkerTests {
  /// kie.ai at its worst: whatever it answers, an order ends once, is paid for once, and its credits are kept or given back once.
  @Suite(.serialized) struct Kie {
    @Test("a result that is none ends as a bad result, with a refund and the facts for the admins", arguments: [
      "garbage", "cut", "wrong-type", "huge", "empty", "dead-link",
    ])
    func badResults(_ word: String) throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      try house.withWorker { _ in
        let id = try ada.order("[\(word)] a red kite", provider: "kie_ai"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"] == "bad_result" && row["error_code"] == "E004", "\(row.text)")
        try expectOneFailure(of: id, ada)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("a result whose address has died is fetched by a fresh one")
    func renewed() throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      try house.withWorker { _ in
        let row = try ada.end(of: try ada.order("[expired] a red kite", provider: "kie_ai"), seconds: 40)
        #expect(row["status"] == "completed" && row["provider_cost_usd"]?.number == 0.02, "\(row.text)")
      }
    }

    @Test("records that say nothing are asked again until the deadline, then it fails with what was said", arguments: [
      #""status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""body":"{\"code\":200,\"da""#, #""body":"","bytes":20971520"#,
      #""body":{"code":200,"msg":"success","data":{"taskId":"another","state":"success"}}"#, #""body":{"code":500,"msg":"server error","data":null}"#,
    ])
    func badRecords(_ answer: String) throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      house.admin("answers", "{\"path\":\"/kie/api/v1/jobs/recordInfo\",\"times\":1000,\(answer)}")
      try house.withWorker { _ in
        let id = try ada.order(provider: "kie_ai", deadline: 2), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"] == "timeout" && row["error_code"] == "E005")
        let words = try expectOneFailure(of: id, ada)
        #expect(words?.contains("the last answer was no help") == true, "\(words ?? "")")
      }
    }

    @Test("an answer to the order that says nothing: reconciling, then asked about by the id of the callback, never sent again", arguments: [
      #""status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""body":"{\"code\":200,\"msg\":\"succ""#, #""body":"","bytes":20971520"#,
      #""body":{"code":200,"msg":"success","data":null}"#, #""body":{"code":500,"msg":"server error","data":null}"#,
    ])
    func lostAnswers(_ answer: String) throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      house.admin("answers", "{\"path\":\"/kie/api/v1/jobs/createTask\",\"work\":true,\(answer)}")
      house.admin("settings", #"{"delays":{"image":[1,1]}}"#)
      try house.withWorker { _ in
        let id = try ada.order(provider: "kie_ai")
        #expect(try ada.sees(id) { $0["status_detail"] == "reconciling" })
        let row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed" && row["job_id"]?.string?.isEmpty == false, "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 0 refund")
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("a callback before the answer that got lost is enough to find the order")
    func early() throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      try house.withWorker { _ in
        let id = try ada.order("[early] [lost] a red kite", provider: "kie_ai"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed", "\(row.text)")
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("a lost answer without a callback is refunded at the deadline and never sent again")
    func lostForGood() throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      try house.withWorker { _ in
        let id = try ada.order("[lost] [drop] a red kite", provider: "kie_ai", deadline: 2), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"] == "provider_error")
        try expectOneFailure(of: id, ada)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("callbacks that come twice, late, in reverse, unsigned or from strangers complete an order once", arguments: [
      "[dup]", "[late 1]", "[reorder] [dup]", "[unsigned]", "[bad-signature]", "[forge]", "[forge] [dup] [late 1]", "[drop]",
    ])
    func callbacks(_ words: String) throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      house.admin("settings", #"{"delays":{"image":[0.6,0.6]}}"#)
      try house.withWorker { _ in
        let id = try ada.order("\(words) a red kite", provider: "kie_ai"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed", "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 0 refund")
        // Whatever still comes finds it ended.
        if words.contains("late") { #expect(within(20) { house.count("callbacks") >= (words.contains("dup") ? 2 : 1) }) }
        #expect(try ada.row(id) == row)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("a failure that strangers claim moves nothing while the order runs")
    func forgedFailure() throws {
      let ada = try Ada(), house = try ProviderHouse("kie_ai")
      try house.withWorker { _ in
        let id = try ada.order("[forge] [hold] a red kite", provider: "kie_ai")
        #expect(within(20) { house.count("callbacks_forged") == 4 })
        #expect(try ada.sees(id) { $0["status"] == "processing" })
        #expect(try ada.books(id) == "1 charge, 0 refund")
        house.admin("jobs", "{\"id\":\"\(try ada.row(id)["job_id"]?.string ?? "")\",\"do\":\"finish\"}")
        #expect(try ada.end(of: id, seconds: 40)["status"] == "completed")
      }
    }

    @discardableResult
    private func expectOneFailure(of id: String, _ ada: Ada) throws -> String? {
      #expect(try ada.books(id) == "1 charge, 1 refund")
      let words = try ada.logged(id)
      #expect(words != nil)
      return words
    }
  }
}
