import HTTPClient
import JSON
import Testing

@testable import Providers

private let lovable = LovableAI(baseURL: "http://lovable", key: "k")
private let order = Order(id: "g", model: "google/gemini-2.5-flash-image", payload: ["model": "google/gemini-2.5-flash-image", "messages": []])

private func submitted(_ answer: Result<HTTPResponse, HTTPError>) -> Submission { lovable.submit(order, over: ScriptedWire(answer)) }

@Suite struct LovableAITests {
  @Test("the picture comes as a data URI in the first message")
  func thePictureComesAsAData() {
    let body = #"{"choices":[{"message":{"role":"assistant","content":"","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}]}}]}"#
    let wire = ScriptedWire(reply(200, body))
    #expect(lovable.submit(order, over: wire) == .finished(Results([.bytes([1, 2, 3, 4])])))
    #expect(wire.requests[0].url == "http://lovable/v1/chat/completions")
  }

  @Test("words in place of a picture are a refusal or a bad answer")
  func wordsInPlaceOfAPicture() {
    guard case .failed(let refusal) = submitted(reply(200, #"{"choices":[{"finish_reason":"content_filter","message":{"content":""}}]}"#)),
      case .failed(let chatter) = submitted(reply(200, #"{"choices":[{"finish_reason":"stop","message":{"content":"Here is your picture!"}}]}"#)),
      case .failed(let damaged) = submitted(reply(200, #"{"choices":[{"message":{"images":[{"image_url":{"url":"data:image/png;base64,A?"}}]}}]}"#))
    else {
      Issue.record("not failed")
      return
    }
    #expect(refusal.kind == .refused && chatter.kind == .badAnswer && damaged.kind == .badAnswer)
  }

  @Test("statuses say whether the order was taken")
  func statusesSayWhetherTheOrderWas() {
    #expect(submitted(reply(429, #"{"error":{"message":"rate limited"}}"#, retryAfter: "2")) == .notTaken(.overLimit, retryAfter: 2))
    #expect(submitted(reply(402, #"{"error":{"message":"no credits"}}"#)) == .failed(ProviderFailure(.account, "lovable HTTP 402: no credits")))
    #expect(submitted(reply(400, #"{"error":{"message":"blocked by safety"}}"#)) == .failed(ProviderFailure(.refused, "lovable HTTP 400: blocked by safety")))
    #expect(submitted(absent) == .notTaken(.notSent("connection refused"), retryAfter: nil))
    for answer in [broken, silent, reply(200, "<html>"), reply(500, "{}")] {
      guard case .doubtful = submitted(answer) else {
        Issue.record("not doubtful")
        continue
      }
    }
  }

  @Test("base64 comes back as it went")
  func base64ComesBackAsItWent() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      #expect(base64Decoded(base64(bytes).utf8) == bytes)
    }
    #expect(base64Decoded("AQ=A".utf8) == nil && base64Decoded("A".utf8) == nil && base64Decoded("A b=".utf8) == nil)
  }
}

/// Several pictures from a gateway that makes one at a time.
@Suite struct LovableSeveralTests {
  private let picture = #"{"choices":[{"message":{"images":[{"image_url":{"url":"data:image/png;base64,AQIDBA=="}}]}}],"usage":{"cost":0.02}}"#
  private let two = Order(id: "g", model: "google/gemini-2.5-flash-image", payload: ["messages": []], outputs: 2)

  @Test("several pictures are several questions, and their costs add up")
  func several() {
    let wire = ScriptedWire(reply(200, picture), reply(200, picture))
    #expect(lovable.submit(two, over: wire) == .finished(Results([.bytes([1, 2, 3, 4]), .bytes([1, 2, 3, 4])], costUSD: "0.040000")))
    #expect(wire.requests.count == 2)
  }

  @Test("what came before a failure is kept, and nothing is asked again", arguments: [0, 1, 2, 3])
  func partly(_ index: Int) {
    let ends = [reply(429, #"{"error":{"message":"slow down"}}"#), broken, reply(200, #"{"choices":[{"finish_reason":"content_filter","message":{}}]}"#), reply(402, "{}")]
    let wire = ScriptedWire(reply(200, picture), ends[index])
    guard case .finished(let results) = lovable.submit(two, over: wire) else {
      Issue.record("not finished")
      return
    }
    #expect(results.items.count == 1 && results.shortfall?.hasPrefix("lovable") == true && wire.requests.count == 2)
  }

  @Test("the body of an order is the recorded one", arguments: vectors("lovable", "orders"))
  func body(_ row: JSONValue) throws {
    let wire = ScriptedWire(reply(200, picture))
    _ = lovable.submit(Order(id: "g", model: row["model"]?.string ?? "", payload: try #require(row["payload"]?.object)), over: wire)
    #expect(wire.body == row["body"] && wire.requests[0].url == "http://lovable/v1/chat/completions")
    #expect(wire.requests[0].headers.contains { $0 == ("Authorization", "Bearer k") })
  }
}
