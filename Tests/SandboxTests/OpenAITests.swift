import JSON
import Providers
import Sandbox
import Testing

/// A server at home as our own client meets it.
@Suite struct OpenAITests {
  private let stage = Stage()

  private func submit(_ settings: JSONObject) -> Submission {
    let server = OpenAICompatible(baseURL: "http://127.0.0.1/openai", key: nil)
    return server.submit(Order(id: "g", model: "stablediffusion", endpoint: "/v1/images/generations", payload: settings), over: StageWire(stage: stage))
  }

  @Test func `as many pictures come as were asked for, in the asked size, as bytes or as addresses`() throws {
    guard case .finished(let results) = submit(["model": "m", "prompt": "a fox", "n": 2, "size": "512x768", "response_format": "b64_json"]) else {
      Issue.record("not finished")
      return
    }
    #expect(results.items.count == 2)
    for case .bytes(let bytes) in results.items {
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && Array(bytes[16..<24]) == [0, 0, 2, 0, 0, 0, 3, 0])
    }
    guard case .finished(let linked) = submit(["model": "m", "prompt": "a fox"]), case .address(let address)? = linked.items.first else {
      Issue.record("no address")
      return
    }
    #expect(stage.fetch(address).bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func `it refuses, fails, loses answers and complains`() {
    guard case .failed(let refusal) = submit(["model": "m", "prompt": "[refuse] a fox"]), case .failed(let failure) = submit(["model": "m", "prompt": "[fail] a fox"]),
      case .failed(let complaint) = submit(["model": "m", "prompt": "a fox", "size": "7x7"]), case .failed(let empty) = submit(["model": "m", "prompt": "[empty] a fox"])
    else {
      Issue.record("not failed")
      return
    }
    #expect(refusal.kind == .refused && failure.kind == .providerError && complaint.kind == .invalid && empty.kind == .badAnswer)
    guard case .doubtful = submit(["model": "m", "prompt": "[lost] a fox"]) else {
      Issue.record("not doubtful")
      return
    }
  }
}
