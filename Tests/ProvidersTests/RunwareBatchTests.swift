import JSON
import Testing

@testable import Providers

private let runware = Runware(baseURL: "http://runware", key: "k")
private let id = "0b8f9a0e-5c1f-4a52-9d7e-0e6f0c6a1d11"
private let second = "0b8f9a0e-5c1f-4a52-9d7e-0e6f0c6a1d10"

private func film(outputs: Int) -> Order {
  Order(
    id: id, model: "pixverse:1@5", payload: ["taskType": "videoInference", "model": "pixverse:1@5", "positivePrompt": "x", "numberResults": .integer(Int64(outputs)), "seed": 7],
    outputs: outputs, callbackURL: "https://us/cb?token=t")
}

private func asked(_ body: String, outputs: Int = 2, kind: String = "image", age: Double = 10, status: Int = 200) -> Answer {
  runware.ask(ProviderJob(id: id, kind: kind, outputs: outputs, age: age), over: ScriptedWire(reply(status, body)))
}

private func item(_ task: String, _ name: String) -> String {
  #"{"taskUUID":"\#(task)","status":"success","imageUUID":"\#(name)","imageURL":"http://i/\#(name).jpg","cost":0.01}"#
}

/// Orders of which only a part comes.
@Suite struct RunwareBatchTests {
  @Test("an order of each kind is the recorded body (providers.md §2.2, §2.5)", arguments: vectors("runware", "orders"))
  func orders(_ row: JSONValue) throws {
    let order = Order(
      id: row["id"]?.string ?? "", model: "", payload: try #require(row["payload"]?.object), outputs: Int(row["outputs"]?.integer ?? 1),
      callbackURL: "https://us.example/functions/v1/process-runware-response?token=t")
    let wire = ScriptedWire(reply(200, #"{"data":[{"taskUUID":"\#(id)"}]}"#))
    #expect(runware.submit(order, over: wire) == .accepted(id))
    #expect(wire.requests.map(\.url) == ["http://runware/v1"] && wire.requests[0].headers.contains { $0 == ("Authorization", "Bearer k") })
    #expect(wire.body == row["body"])
  }

  @Test("films go out one per task, under ids that follow from the order's own, in one request")
  func films() {
    let wire = ScriptedWire(reply(200, #"{"data":[{"taskUUID":"\#(id)"},{"taskUUID":"\#(second)"}]}"#))
    #expect(runware.submit(film(outputs: 2), over: wire) == .accepted(id))
    #expect(wire.requests.count == 1 && wire.body.array?.count == 2)
    #expect(wire.body[0]?["taskUUID"]?.string == id && wire.body[1]?["taskUUID"]?.string == second)
    #expect(wire.body[0]?["numberResults"] == 1 && wire.body[1]?["numberResults"] == 1 && wire.body[1]?["seed"] == 8)
    #expect(wire.body[0]?["webhookURL"] == "https://us/cb?token=t" && wire.body[1]?["webhookURL"] == "https://us/cb?token=t&part=1")
  }

  @Test("ids of parts are UUIDs v4 of their own")
  func ids() {
    let ids = RunwareBatch(id, kind: "video", outputs: 40).tasks.map(\.id)
    #expect(Set(ids).count == 40 && ids.allSatisfy { $0.count == 36 && $0.hasPrefix(String(id.dropLast(2))) })
    #expect(RunwareBatch(id, kind: "image", outputs: 20).tasks.map(\.results) == [20])
    #expect(RunwareBatch(id, kind: "image", outputs: 25).tasks.map(\.results) == [20, 5])
  }

  @Test("one task of several that is taken makes the order accepted; none makes it fail")
  func partlyTaken() {
    let mixed = #"{"data":[{"taskUUID":"\#(second)"}],"errors":[{"code":"invalidSeed","message":"m","taskUUID":"\#(id)"}]}"#
    #expect(runware.submit(film(outputs: 2), over: ScriptedWire(reply(200, mixed))) == .accepted(id))
    let none = #"{"errors":[{"code":"invalidSeed","message":"m","taskUUID":"\#(id)"},{"code":"invalidSeed","message":"m","taskUUID":"\#(second)"}]}"#
    #expect(runware.submit(film(outputs: 2), over: ScriptedWire(reply(400, none))) == .failed(ProviderFailure(.invalid, "runware invalidSeed: m")))
  }

  @Test("some results and an error: what came is delivered, and the error is kept for the admins")
  func someAndAnError() {
    let error = #"{"code":"inferenceError","message":"m","taskUUID":"\#(id)"}"#
    let expected = Results([.address("http://i/a.jpg")], costUSD: "0.010000", shortfall: "runware inferenceError: m")
    #expect(asked(#"{"data":[\#(item(id, "a"))],"errors":[\#(error)]}"#) == .finished(expected))
    #expect(asked(#"{"data":[\#(item(id, "a")),{"taskUUID":"\#(id)","status":"error","error":{"code":"inferenceError","message":"m"}}]}"#) == .finished(expected))
    // While another is being made nothing is final.
    let working = #"{"taskUUID":"\#(id)","status":"processing","progress":10}"#
    #expect(asked(#"{"data":[\#(item(id, "a")),\#(working)],"errors":[\#(error)]}"#, outputs: 3) == .partly(expected))
    #expect(asked(#"{"data":[\#(working)],"errors":[\#(error)]}"#) == .pending(progress: 0.1))
  }

  @Test("parts are asked about together; one that is unknown is missing once the order is no longer fresh")
  func parts() {
    let wire = ScriptedWire(reply(200, #"{"data":[{"taskUUID":"\#(id)","status":"processing"}]}"#))
    #expect(runware.ask(ProviderJob(id: id, kind: "video", outputs: 2, age: 10), over: wire) == .pending(progress: nil))
    #expect(wire.body == [["taskType": "getResponse", "taskUUID": .string(id)], ["taskType": "getResponse", "taskUUID": .string(second)]])
    let unknown = #""errors":[{"code":"taskFailedOrNotFound","message":"m","taskUUID":"\#(second)"}]"#
    let some = #"{"data":[\#(item(id, "a"))],\#(unknown)}"#
    let expected = Results([.address("http://i/a.jpg")], costUSD: "0.010000", shortfall: "runware taskFailedOrNotFound: m")
    #expect(asked(some, kind: "video", age: 5) == .partly(expected))
    #expect(asked(some, kind: "video", age: 20) == .finished(expected))
    #expect(asked(#"{"data":[\#(item(id, "a")),\#(item(second, "b"))]}"#, kind: "video") == .finished(Results([.address("http://i/a.jpg"), .address("http://i/b.jpg")], costUSD: "0.020000")))
  }

  @Test("trouble with the question or with our key says nothing about what was ordered")
  func troubleWithTheQuestion() {
    for (body, status) in [
      (#"{"errors":[{"code":"invalidApiKey","message":"m"}]}"#, 401), (#"{"errors":[{"code":"insufficientCredits","message":"m"}]}"#, 402),
      (#"{"errors":[{"code":"rateLimitExceeded","message":"m"}]}"#, 429), (#"{"errors":[{"code":"internalServerError","message":"m"}]}"#, 500),
    ] {
      guard case .trouble = asked(body, status: status) else {
        Issue.record("not trouble: \(body)")
        continue
      }
    }
  }

  @Test("every code has a class, and some a sentence", arguments: [
    ("invalidApiKey", "account"), ("missingApiKey", "account"), ("unauthorized", "account"), ("forbidden", "account"), ("permissionDenied", "account"),
    ("tokenExpired", "account"), ("accountSuspended", "account"), ("organizationDisabled", "account"), ("insufficientCredits", "account"),
    ("monthlyQuotaExceeded", "account"), ("lowBalance", "account"), ("paymentRequired", "account"), ("contentPolicyViolation", "refused"),
    ("providerContentPolicyViolation", "refused"), ("sensitiveContentDetected", "refused"), ("unsafeContentDetected", "refused"), ("nsfwContentDetected", "refused"),
    ("promptBlocked", "refused"), ("imageBlocked", "refused"), ("moderationFailed", "refused"), ("invalidProviderContent", "refused"), ("invalidWidth", "invalid"),
    ("invalidCustomWidth", "invalid"), ("missingPositivePrompt", "invalid"), ("unsupportedParameter", "invalid"), ("maxPromptLength", "invalid"),
    ("invalidInputImage", "invalid"), ("downloadFailed", "invalid"), ("taskCancelled", "provider_error"), ("inferenceError", "provider_error"), ("taskFailed", "provider_error"),
    ("processingFailed", "provider_error"), ("noAvailableServer", "provider_error"), ("modelUnavailable", "provider_error"), ("modelDisabled", "provider_error"),
    ("uploadFailed", "provider_error"), ("providerError", "provider_error"), ("timeoutProvider", "provider_error"), ("requestTimeout", "provider_error"),
    ("internalServerError", "provider_error"), ("serviceUnavailable", "provider_error"), ("standardError", "provider_error"), ("somethingNew", "provider_error"),
  ])
  func codes(_ code: String, _ kind: String) {
    let body = #"{"errors":[{"code":"\#(code)","message":"m","parameter":"p","taskUUID":"\#(id)"}]}"#
    guard case .failed(let failure) = asked(body, outputs: 1) else {
      Issue.record("\(code) did not fail")
      return
    }
    #expect(failure.kind.rawValue == kind && failure.internalText == "runware \(code): m (p)")
    #expect((failure.sentence != nil) == ["timeout", "server", "service", "modelUn", "modelDis", "invalidInputImage", "download"].contains { code.lowercased().contains($0.lowercased()) && code != "internalServerError" })
  }
}
