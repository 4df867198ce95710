import Glibc
import JSON
import Testing

@testable import Jobs

extension WorkerTests {
  /// Runware at its worst: an order ends once, is paid for once, and its credits are kept, given back, or given back in part.
  @Suite(.serialized) struct RunwareOrders {
    @Test("a result that is none ends as a bad result, with a refund and the facts for the admins", arguments: [
      "garbage", "cut", "wrong-type", "huge", "empty", "dead-link", "expired",
    ])
    func badResults(_ word: String) throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      try house.withWorker { _ in
        let id = try ada.order("[\(word)] a red kite", provider: "runware"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"] == "bad_result" && row["error_code"] == "E004", "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 1 refund")
        #expect(try ada.logged(id) != nil)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("refusals, breakdowns and empty accounts fail with a sentence of ours; the provider's words are the admins'", arguments: [
      ("[refuse]", "{}", "refused", "contentPolicyViolation"), ("[fail]", "{}", "provider_error", "inferenceError"),
      ("", #"{"runware_dollars":0}"#, "provider_error", "insufficientCredits"),
    ])
    func failures(_ word: String, _ settings: String, _ detail: String, _ code: String) throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      house.admin("settings", settings)
      try house.withWorker { _ in
        let id = try ada.order("\(word) a red kite", provider: "runware"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"]?.string == detail, "\(row.text)")
        #expect(row["error_message"]?.string?.contains(code) == false)
        #expect(try ada.books(id) == "1 charge, 1 refund")
        #expect(try ada.logged(id)?.contains(code) == true)
      }
    }

    @Test("a full queue makes it wait, not fail")
    func fullQueue() throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      house.admin("settings", #"{"runware_queue":0}"#)
      try house.withWorker { _ in
        let id = try ada.order(provider: "runware")
        #expect(within(20) { house.count("limited") > 0 })
        house.admin("settings", #"{"runware_queue":null}"#)
        #expect(try ada.end(of: id, seconds: 40)["status"] == "completed")
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("answers to questions that say nothing are asked again until the deadline", arguments: [
      #""status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""body":"{\"data\":[{\"taskUU""#, #""body":"","bytes":20971520"#,
      #""body":{"data":[{"taskUUID":"another","status":"success","imageURL":"http://127.0.0.1/x"}]}"#, #""body":[1,2,3]"#,
    ])
    func badAnswers(_ answer: String) throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      house.admin("answers", "{\"id\":\"getResponse\",\"times\":1000,\(answer)}")
      try house.withWorker { _ in
        let id = try ada.order(provider: "runware", deadline: 2), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "failed" && row["status_detail"] == "timeout" && row["error_code"] == "E005")
        #expect(try ada.books(id) == "1 charge, 1 refund")
        #expect(try ada.logged(id)?.contains("the last answer was no help") == true)
      }
    }

    @Test("an answer to the order that got lost: reconciling, then found by asking, never a second paid task", arguments: [
      #""work":true,"status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""work":true,"body":"{\"data\":[{\"taskUU""#,
      #""work":true,"body":"","bytes":20971520"#, #""work":true,"body":{"data":[]}"#, #""work":true,"status":500,"body":{}"#,
      // Nothing has arrived there: the same task is sent again, under the same id.
      #""work":false,"status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#,
    ])
    func lostAnswers(_ answer: String) throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      house.admin("answers", "{\"id\":\"imageInference\",\(answer)}")
      house.admin("settings", #"{"delays":{"image":[1,1]}}"#)
      try house.withWorker { _ in
        let id = try ada.order(provider: "runware")
        #expect(try ada.sees(id) { $0["status_detail"] == "reconciling" || $0["status"] == "completed" })
        let row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed" && row["job_id"]?.string == id, "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 0 refund")
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("callbacks that come twice, late, early, in reverse, never or from strangers complete an order once", arguments: [
      "[dup]", "[late 1]", "[reorder] [dup]", "[forge]", "[forge] [dup] [late 1]", "[drop]", "[early]", "[early] [lost]",
    ])
    func callbacks(_ words: String) throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      house.admin("settings", #"{"delays":{"image":[0.6,0.6]}}"#)
      try house.withWorker { _ in
        let id = try ada.order("\(words) a red kite", provider: "runware", outputs: 2), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed" && row["outputs"]?.array?.count == 2 && row["provider_cost_usd"]?.number ?? 0 > 0, "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 0 refund")
        if words.contains("late") { #expect(within(20) { house.count("callbacks") >= 2 }) }
        #expect(try ada.row(id) == row)
        #expect(house.count("accepted") == 1)
      }
    }

    @Test("a failure that strangers claim, and another provider's callback, move nothing while the task runs")
    func forgedFailure() throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      try house.withWorker { _ in
        let id = try ada.order("[forge] [hold] a red kite", provider: "runware")
        #expect(within(20) { house.count("callbacks_forged") == 4 })
        #expect(try ada.sees(id) { $0["status"] == "processing" })
        #expect(try ada.query("select api.wake_generation('kie_ai', $1, q.token_hash) from jobs.queue q where q.generation_id = $1::uuid", id) == "ignored")
        #expect(try ada.query("select api.wake_generation('runware', gen_random_uuid()::text, q.token_hash) from jobs.queue q where q.generation_id = $1::uuid", id) == "ignored")
        #expect(try ada.books(id) == "1 charge, 0 refund")
        house.admin("jobs", "{\"id\":\"\(id)\",\"do\":\"finish\"}")
        #expect(try ada.end(of: id, seconds: 40)["status"] == "completed")
      }
    }

    @Test("of four pictures two come: they are delivered, half of the charge goes back, and the admins read why")
    func partial() throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      try house.withWorker { _ in
        let id = try ada.order("[partial] a red kite", provider: "runware", outputs: 4, cost: "2"), row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed" && row["outputs"]?.array?.count == 2, "\(row.text)")
        #expect(try ada.query("select string_agg(trim_scale(amount)::text, ' ' order by amount) from public.credit_transactions where generation_id = $1::uuid", id) == "-2 1")
        #expect(try ada.logged(id)?.contains("2 of 4 results: runware inferenceError") == true)
      }
    }

    @Test("what is there at the deadline is delivered, though the rest is still being made")
    func partlyAtTheDeadline() throws {
      let ada = try Ada(), house = try ProviderHouse("runware")
      try house.withWorker { _ in
        let id = try ada.order("[slow 600] a red kite", provider: "runware", deadline: 3, outputs: 2)
        #expect(within(20) { house.admin("jobs", "{\"id\":\"\(id)\",\"do\":\"show\",\"share\":0.6}")?["error"] == nil })
        let row = try ada.end(of: id, seconds: 40)
        #expect(row["status"] == "completed" && row["outputs"]?.array?.count == 1, "\(row.text)")
        #expect(try ada.books(id) == "1 charge, 1 refund")
      }
    }
  }
}
