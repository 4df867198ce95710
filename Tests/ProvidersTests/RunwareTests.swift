import JSON
import Testing

@testable import Providers

private let runware = Runware(baseURL: "http://runware", key: "k")
private let id = "0b8f9a0e-5c1f-4a52-9d7e-0e6f0c6a1d11"
private let order = Order(
  id: id, model: "runware:100@1", payload: ["taskType": "imageInference", "deliveryMethod": "sync", "positivePrompt": "a red kite"],
  callbackURL: "https://us/cb?token=t")

private func job(outputs: Int = 1) -> ProviderJob { ProviderJob(id: id, outputs: outputs, age: 10) }
private func asked(_ body: String, status: Int = 200, outputs: Int = 1) -> Answer {
  runware.ask(job(outputs: outputs), over: ScriptedWire(reply(status, body)))
}

@Suite struct RunwareTests {
  @Test("an order is one asynchronous task under the generation's own id")
  func anOrderIsOneAsynchronousTask() {
    let wire = ScriptedWire(reply(200, #"{"data":[{"taskType":"imageInference","taskUUID":"\#(id)"}]}"#))
    #expect(runware.submit(order, over: wire) == .accepted(id))
    #expect(wire.requests[0].url == "http://runware/v1")
    let task = wire.body[0]
    #expect(task?["taskUUID"]?.string == id && task?["deliveryMethod"] == "async" && task?["includeCost"] == true)
    #expect(task?["webhookURL"] == "https://us/cb?token=t" && task?["model"] == "runware:100@1")
  }

  @Test("a conflict of the task id means that it is already there")
  func aConflictOfTheTaskId() {
    let body = #"{"errors":[{"code":"conflictTaskUUID","message":"in use","taskUUID":"\#(id)"}]}"#
    #expect(runware.submit(order, over: ScriptedWire(reply(400, body))) == .accepted(id))
  }

  @Test("errors are sorted by their words")
  func errorsAreSortedByTheirWords() {
    func submitted(_ code: String, _ status: Int = 400) -> Submission {
      runware.submit(order, over: ScriptedWire(reply(status, #"{"errors":[{"code":"\#(code)","message":"m","taskUUID":"\#(id)"}]}"#)))
    }
    #expect(submitted("contentPolicyViolation") == .failed(ProviderFailure(.refused, "runware contentPolicyViolation: m")))
    #expect(submitted("invalidWidth") == .failed(ProviderFailure(.invalid, "runware invalidWidth: m")))
    #expect(submitted("insufficientCredits") == .failed(ProviderFailure(.account, "runware insufficientCredits: m")))
    #expect(submitted("inferenceError") == .failed(ProviderFailure(.providerError, "runware inferenceError: m")))
    #expect(submitted("rateLimitExceeded", 429) == .notTaken(.overLimit, retryAfter: nil))
    #expect(submitted("timeoutProvider", 503) == .notTaken(.refused("runware timeoutProvider: m"), retryAfter: nil))
    let old = #"{"error":true,"errorId":19,"errorMessageContentId":1212,"errorMessage":"Invalid api key"}"#
    #expect(runware.submit(order, over: ScriptedWire(reply(401, old))) == .failed(ProviderFailure(.account, "runware 19: Invalid api key")))
  }

  @Test("another task's error is not ours")
  func anotherTaskSErrorIsNot() {
    let body = #"{"data":[{"taskUUID":"\#(id)"}],"errors":[{"code":"inferenceError","message":"m","taskUUID":"other"}]}"#
    #expect(runware.submit(order, over: ScriptedWire(reply(200, body))) == .accepted(id))
  }

  @Test("a lost answer leaves the order in doubt")
  func aLostAnswerLeavesTheOrder() {
    for answer in [broken, silent, reply(200, "<html>"), reply(200, #"{"data":[{"taskUU"#), reply(500, "{}"), reply(200, #"{"data":[]}"#)] {
      guard case .doubtful = runware.submit(order, over: ScriptedWire(answer)) else {
        Issue.record("not doubtful")
        continue
      }
    }
  }

  @Test("a task is done when as many different results are there as were ordered")
  func aTaskIsDoneWhenAs() {
    #expect(asked(#"{"data":[{"taskUUID":"\#(id)","status":"processing","progress":40,"imageUUID":"a"}]}"#) == .pending(progress: 0.4))
    let first = #"{"taskUUID":"\#(id)","status":"success","imageUUID":"a","imageURL":"http://i/a.jpg","seed":42,"cost":0.0013}"#
    let second = #"{"taskUUID":"\#(id)","status":"success","imageUUID":"b","imageURL":"http://i/b.jpg","seed":43,"cost":0.0013}"#
    #expect(asked(#"{"data":[\#(first)]}"#) == .finished(Results([.address("http://i/a.jpg")], costUSD: "0.001300", seed: 42)))
    #expect(asked(#"{"data":[\#(first),\#(first)]}"#, outputs: 2) == .partly(Results([.address("http://i/a.jpg")], costUSD: "0.001300", seed: 42)))
    #expect(
      asked(#"{"data":[\#(first),\#(second),\#(first)]}"#, outputs: 2)
        == .finished(Results([.address("http://i/a.jpg"), .address("http://i/b.jpg")], costUSD: "0.002600", seed: 42)))
  }

  @Test("a failed task shows in either shape, an unknown one is unknown")
  func aFailedTaskShowsInEither() {
    let inside = #"{"data":[{"taskUUID":"\#(id)","status":"error","error":{"code":"taskFailed","message":"m"}}]}"#
    #expect(asked(inside) == .failed(ProviderFailure(.providerError, "runware taskFailed: m")))
    #expect(asked(#"{"errors":[{"code":"nsfwContentDetected","message":"m","taskUUID":"\#(id)"}]}"#) == .failed(ProviderFailure(.refused, "runware nsfwContentDetected: m")))
    #expect(asked(#"{"errors":[{"code":"taskFailedOrNotFound","message":"m","taskUUID":"\#(id)"}]}"#, status: 404) == .unknown)
    #expect(asked(#"{"errors":[],"data":[{"taskUUID":"\#(id)","status":"processing"}]}"#) == .pending(progress: nil))
  }

  @Test("success without a result is a bad answer, garbage is trouble")
  func successWithoutAResultIsA() {
    guard case .failed(let failure) = asked(#"{"data":[{"taskUUID":"\#(id)","status":"success"}]}"#) else {
      Issue.record("not failed")
      return
    }
    #expect(failure.kind == .badAnswer)
    for body in ["<html>", "", #"{"data":"#, #"{"data":[{"taskUUID":"someone else's","status":"success","imageURL":"http://x/"}]}"#] {
      guard case .trouble = asked(body) else {
        Issue.record("not trouble: \(body)")
        continue
      }
    }
  }

  @Test("a callback names its tasks, once each")
  func aCallbackNamesItsTasksOnce() {
    let body: JSONValue = ["data": [["taskUUID": "a"], ["taskUUID": "a"]], "errors": [["taskUUID": "b"]]]
    #expect(Runware.tasks(of: body) == ["a", "b"])
  }
}
