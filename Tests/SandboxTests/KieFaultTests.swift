import JSON
import Providers
import Sandbox
import Testing

/// What goes wrong because a test wants it: fault words in the prompt, and answers that the admin lays out.
@Suite struct KieFaultTests {
  let house = KieStage()
  private let endpoint = "/api/v1/jobs/createTask"
  private func order(_ prompt: String) -> JSONObject { ["model": "z-image", "input": ["prompt": .string(prompt), "aspect_ratio": "1:1"]] }

  @Test("an answer that was laid out is given once, and the order behind it is done all the same when that is asked for", arguments: [
    #"{"status":502,"mime":"text/html","body":"<html>Bad gateway</html>"}"#, #"{"body":"{\"code\":200,\"msg\":\"succ"}"#, #"{"body":{"code":200,"data":null}}"#,
    #"{"body":"","bytes":20971520}"#, #"{"status":200,"mime":"text/html","body":"<html></html>"}"#,
  ])
  func creation(_ answer: String) throws {
    var wish = try #require(try JSONValue(parsing: answer).object)
    wish["path"] = "/kie/api/v1/jobs/createTask"
    wish["work"] = true
    #expect(house.stage.post("/admin/answers", JSONValue.object(wish).text).status == 200)
    guard case .doubtful = house.submit(endpoint, order("a kite")) else {
      Issue.record("not doubtful: \(answer)")
      return
    }
    #expect(house.stage.get("/admin/state").json?["counts"]?["kie_ai"]?["accepted"] == 1)
    _ = try house.accepted(endpoint, order("a kite"))
  }

  @Test("a job's next answers are what was laid out for it, and another's are not", arguments: [
    #""status":502,"mime":"text/html","body":"<html>Bad gateway</html>""#, #""body":"{\"code\":200,\"da""#, #""body":"","bytes":20971520"#,
    #""body":{"code":200,"msg":"success","data":{"taskId":"another","state":"success"}}"#,
  ])
  func questions(_ answer: String) throws {
    let task = try house.accepted(endpoint, order("[hold] a kite")), other = try house.accepted(endpoint, order("[hold] a kite"))
    #expect(house.stage.post("/admin/answers", "{\"id\":\"\(task)\",\"times\":2,\(answer)}").status == 200)
    for _ in 0..<2 {
      guard case .trouble = ask(task) else {
        Issue.record("no trouble: \(answer)")
        return
      }
    }
    guard case .pending = ask(task), case .pending = ask(other) else {
      Issue.record("not as before")
      return
    }
  }

  @Test("a job's record says what the admin wants to be shown")
  func shown() throws {
    let task = try house.accepted(endpoint, order("[hold] a kite"))
    for (share, state) in [("0.05", "waiting"), ("0.2", "queuing"), ("0.9", "generating")] {
      #expect(house.stage.post("/admin/jobs", "{\"id\":\"\(task)\",\"do\":\"show\",\"share\":\(share)}").status == 200)
      #expect(house.stage.get("/kie/api/v1/jobs/recordInfo", ["taskId": task]).json?["data"]?["state"]?.string == state)
    }
    #expect(house.stage.post("/admin/jobs", "{\"id\":\"\(task)\",\"do\":\"fail\"}").status == 200)
    guard case .failed = house.end(task, endpoint) else { throw StageProblem() }
  }

  @Test("a file may be broken off, of another kind, or far too large")
  func files() throws {
    let cut = try house.files(endpoint, order("[cut] a kite"))[0]
    #expect(!cut.suffix(12).elementsEqual([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]))
    #expect(try measured(house.files(endpoint, order("[wrong-type] a kite"))[0]).kind == "mp3")
    #expect(try house.files(endpoint, order("[huge] a kite"))[0].count > 40 << 20)
  }

  @Test("a dead address is exchanged for one that lives")
  func expired() throws {
    let task = try house.accepted(endpoint, order("[expired] a kite"))
    guard case .finished(let results) = house.end(task, endpoint), case .address(let url) = results.items[0] else { throw StageProblem() }
    #expect(house.stage.fetch(url).status == 403)
    let fresh = try #require(house.kie.renewed(url, of: ProviderJob(id: task, endpoint: endpoint, outputs: 1, age: 1), over: house.wire))
    #expect(fresh != url && house.stage.fetch(fresh).status == 200)
    #expect(house.kie.renewed("http://127.0.0.1/files/none.png", of: ProviderJob(id: task, endpoint: endpoint, outputs: 1, age: 1), over: house.wire) == nil)
  }

  @Test("credits are spent, run out, and may be capped for a key")
  func credits() throws {
    _ = house.stage.post("/admin/settings", #"{"kie_credits":7}"#)
    _ = try house.accepted(endpoint, order("[hold] a kite"))
    #expect(try house.kie.credit(over: house.wire) == 3)
    guard case .failed(let failure) = house.submit(endpoint, order("a kite")) else { throw StageProblem() }
    #expect(failure.kind == .account && failure.internalText.hasPrefix("kie 402"))
    _ = house.stage.post("/admin/settings", #"{"kie_credits":null,"kie_key_cap":1}"#)
    guard case .failed(let capped) = house.submit(endpoint, order("a kite")) else { throw StageProblem() }
    #expect(capped.kind == .account && capped.internalText.hasPrefix("kie 433"))
  }

  private func ask(_ task: String) -> Providers.Answer { house.kie.ask(ProviderJob(id: task, endpoint: endpoint, outputs: 1, age: 1), over: house.wire) }
}
