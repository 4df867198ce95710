import HTTPClient
import JSON
import Secrets
import Testing

@testable import Providers

private let kie = KieAI(baseURL: "http://kie", uploadURL: "http://upload", key: "k")
private let order = Order(
  id: "0b8f9a0e-5c1f-4a52-9d7e-0e6f0c6a1d11", model: "nano-banana-2", payload: ["model": "nano-banana-2", "input": ["prompt": "a red kite"]],
  callbackURL: "https://us/cb?token=t")

private func job(age: Double = 10) -> ProviderJob { ProviderJob(id: "task_1", outputs: 1, age: age) }

@Suite struct KieAITests {
  @Test("an order is one createTask with our callback, and code 200 accepts it")
  func anOrderIsOneCreatetaskWith() {
    let wire = ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":{"taskId":"task_1","recordId":"r"}}"#))
    #expect(kie.submit(order, over: wire) == .accepted("task_1"))
    #expect(wire.requests[0].url == "http://kie/api/v1/jobs/createTask")
    #expect(wire.requests[0].headers.contains { $0 == ("Authorization", "Bearer k") })
    #expect(wire.body == ["model": "nano-banana-2", "input": ["prompt": "a red kite"], "callBackUrl": "https://us/cb?token=t"])
  }

  @Test("an error inside HTTP 200 is an error")
  func anErrorInsideHttp200Is() {
    #expect(kie.submit(order, over: ScriptedWire(reply(200, #"{"code":422,"msg":"Invalid aspect_ratio"}"#))) == .failed(ProviderFailure(.invalid, "kie 422: Invalid aspect_ratio")))
    #expect(kie.submit(order, over: ScriptedWire(reply(200, #"{"code":402,"msg":"Credits insufficient"}"#))) == .failed(ProviderFailure(.account, "kie 402: Credits insufficient")))
    #expect(
      kie.submit(order, over: ScriptedWire(reply(200, #"{"code":400,"msg":"Invalid prompt: prohibited content"}"#)))
        == .failed(ProviderFailure(.refused, "kie 400: Invalid prompt: prohibited content")))
  }

  @Test("only what was certainly not taken may be sent again")
  func onlyWhatWasCertainlyNotTaken() {
    #expect(kie.submit(order, over: ScriptedWire(reply(200, #"{"code":429,"msg":"slow down"}"#, retryAfter: "7"))) == .notTaken(.overLimit, retryAfter: 7))
    #expect(kie.submit(order, over: ScriptedWire(reply(429, "<html>", retryAfter: "3"))) == .notTaken(.overLimit, retryAfter: 3))
    #expect(kie.submit(order, over: ScriptedWire(absent)) == .notTaken(.notSent("connection refused"), retryAfter: nil))
  }

  @Test("an answer that says nothing leaves the order in doubt", arguments: [
    broken, silent, reply(200, "<html><body>Bad gateway</body></html>"), reply(200, #"{"code":200,"msg":"succ"#),
    reply(200, #"{"code":200,"msg":"success","data":null}"#), reply(200, #"{"code":500,"msg":"server error"}"#), reply(200, "{}"),
  ])
  func anAnswerThatSaysNothingLeaves(_ answer: Result<HTTPResponse, HTTPError>) {
    guard case .doubtful = kie.submit(order, over: ScriptedWire(answer)) else {
      Issue.record("not doubtful")
      return
    }
  }

  @Test("a record goes from waiting over progress to results with their cost")
  func aRecordGoesFromWaitingOver() {
    func record(_ data: String) -> Answer { kie.ask(job(), over: ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":\#(data)}"#))) }
    #expect(record(#"{"taskId":"task_1","state":"waiting","resultJson":""}"#) == .pending(progress: nil))
    #expect(record(#"{"taskId":"task_1","state":"generating","progress":40}"#) == .pending(progress: 0.4))
    #expect(record(#"{"taskId":"task_1","state":"some new word"}"#) == .pending(progress: nil))
    let done = #"{"taskId":"task_1","state":"success","resultJson":"{\"resultUrls\":[\"http://f/a.png\"]}","creditsConsumed":42}"#
    #expect(record(done) == .finished(Results([.address("http://f/a.png")], costUSD: "0.210000")))
    let failed = #"{"taskId":"task_1","state":"fail","failCode":"422","failMsg":"Invalid prompt: prohibited content","resultJson":""}"#
    #expect(record(failed) == .failed(ProviderFailure(.refused, "kie 422: Invalid prompt: prohibited content")))
  }

  @Test("success without results is a bad answer")
  func successWithoutResultsIsABad() {
    for result in [#""""#, #""{\"resultUrls\":[]}""#, #""{\"resultUrls\":""#, "null"] {
      let wire = ScriptedWire(reply(200, #"{"code":200,"data":{"taskId":"task_1","state":"success","resultJson":\#(result)}}"#))
      guard case .failed(let failure) = kie.ask(job(), over: wire) else {
        Issue.record("not failed: \(result)")
        continue
      }
      #expect(failure.kind == .badAnswer)
    }
  }

  @Test("a fresh task may be unknown for ninety seconds")
  func aFreshTaskMayBeUnknown() {
    let missing = #"{"code":422,"msg":"recordInfo is null","data":null}"#
    #expect(kie.ask(job(age: 60), over: ScriptedWire(reply(200, missing))) == .pending(progress: nil))
    #expect(kie.ask(job(age: 91), over: ScriptedWire(reply(200, missing))) == .unknown)
  }

  @Test("trouble while asking decides nothing")
  func troubleWhileAskingDecidesNothing() {
    for answer in [broken, silent, reply(502, "<html>"), reply(200, #"{"code":500,"msg":"x"}"#), reply(200, #"{"code":200,"data":{"taskId":"another"}}"#)] {
      guard case .trouble = kie.ask(job(), over: ScriptedWire(answer)) else {
        Issue.record("not trouble")
        continue
      }
    }
  }

  @Test("inputs are uploaded, the large ones as a stream")
  func inputsAreUploadedTheLargeOnes() throws {
    let answer = #"{"success":true,"code":200,"msg":"File uploaded successfully","data":{"downloadUrl":"https://tempfile/a.png"}}"#
    let small = ScriptedWire(reply(200, answer))
    #expect(try kie.place(InputMedia(name: "a.png", mime: "image/png", bytes: [1, 2, 3]), for: "g", over: small) == "https://tempfile/a.png")
    #expect(small.requests[0].url == "http://upload/api/file-base64-upload")
    #expect(small.body == ["base64Data": "data:image/png;base64,AQID", "uploadPath": "inputs/g", "fileName": "a.png"])
    let large = ScriptedWire(reply(200, answer.replacing("downloadUrl", with: "fileUrl")))
    _ = try kie.place(InputMedia(name: "b.png", mime: "image/png", bytes: [UInt8](repeating: 7, count: 9 << 20)), for: "g", over: large)
    #expect(large.requests[0].url == "http://upload/api/file-stream-upload")
    #expect(throws: Trouble.refused("kie upload 401: no")) {
      _ = try kie.place(InputMedia(name: "c", mime: "image/png", bytes: [1]), for: "g", over: ScriptedWire(reply(200, #"{"success":false,"code":401,"msg":"no"}"#)))
    }
  }
}
