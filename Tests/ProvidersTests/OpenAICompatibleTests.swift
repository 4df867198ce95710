import HTTPClient
import JSON
import Testing

@testable import Providers

private let server = OpenAICompatible(baseURL: "http://home:8080/v1/", key: nil)
private let order = Order(
  id: "g", model: "stablediffusion", endpoint: "/v1/images/generations", payload: ["model": "stablediffusion", "prompt": "a fox", "response_format": "b64_json"])

private func submitted(_ answer: Result<HTTPResponse, HTTPError>) -> Submission { server.submit(order, over: ScriptedWire(answer)) }

@Suite struct OpenAICompatibleTests {
  @Test func `pictures come as base64 or as addresses, in their order`() {
    let wire = ScriptedWire(reply(200, #"{"created":1,"data":[{"b64_json":"AQIDBA=="},{"url":"http://home:8080/generated-images/2.png"}]}"#))
    #expect(server.submit(order, over: wire) == .finished(Results([.bytes([1, 2, 3, 4]), .address("http://home:8080/generated-images/2.png")])))
    #expect(wire.requests[0].url == "http://home:8080/v1/images/generations")
    #expect(wire.requests[0].body == JSONValue.object(order.payload).bytes)
    #expect(!wire.requests[0].headers.contains { $0.name == "Authorization" })
  }

  @Test func `a key goes along where there is one, and the address may end in v1 or not`() {
    for address in ["http://home:8080", "http://home:8080/", "http://home:8080/v1"] {
      let wire = ScriptedWire(reply(200, #"{"data":[{"b64_json":"AQ=="}]}"#))
      _ = OpenAICompatible(baseURL: address, key: "k").submit(order, over: wire)
      #expect(wire.requests[0].url == "http://home:8080/v1/images/generations")
      #expect(wire.requests[0].headers.contains { $0.name == "Authorization" && $0.value == "Bearer k" })
    }
  }

  @Test(arguments: [
    (400, #"{"error":{"message":"no","code":"content_policy_violation"}}"#, ProviderFailure.Kind.refused), (400, #"{"error":{"code":"moderation_blocked"}}"#, .refused),
    (401, #"{"error":{"code":"invalid_api_key"}}"#, .account), (429, #"{"error":{"code":"insufficient_quota"}}"#, .account), (404, #"{"error":{"code":"model_not_found"}}"#, .invalid),
    (400, #"{"error":"bad size"}"#, .invalid), (500, #"{"error":{"message":"out of memory"}}"#, .providerError), (200, #"{"error":{"message":"out of memory"}}"#, .providerError),
    (200, #"{"data":[]}"#, .badAnswer), (200, "{}", .badAnswer), (200, #"{"data":[{"b64_json":"A?"}]}"#, .badAnswer), (200, #"{"data":[{"b64_json":"AQ=="},{}]}"#, .badAnswer),
    (200, #"{"data":[{"url":"file:///etc/passwd"}]}"#, .badAnswer),
  ])
  func `what was not made is a failure of a known kind`(status: Int, body: String, kind: ProviderFailure.Kind) {
    guard case .failed(let failure) = submitted(reply(status, body)) else {
      Issue.record("not failed: \(status) \(body)")
      return
    }
    #expect(failure.kind == kind)
  }

  @Test func `what was certainly not taken may be sent again, and what is in doubt never is`() {
    #expect(submitted(reply(429, #"{"error":{"code":"rate_limit_exceeded"}}"#, retryAfter: "2")) == .notTaken(.overLimit, retryAfter: 2))
    #expect(submitted(absent) == .notTaken(.notSent("connection refused"), retryAfter: nil))
    for answer in [broken, silent, reply(200, "<html>"), reply(500, "{}"), reply(502, "{}"), reply(504, #"{"error":{}}"#)] {
      guard case .doubtful = submitted(answer) else {
        Issue.record("not doubtful")
        continue
      }
    }
  }
}
