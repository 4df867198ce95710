import JSON
import Testing

@testable import Providers

private let kie = KieAI(baseURL: "http://kie", uploadURL: "http://upload", key: "k")

@Suite struct KieAccountTests {
  @Test("the credits that are left are one number")
  func credit() throws {
    let wire = ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":99.5}"#))
    #expect(try kie.credit(over: wire) == 99.5)
    #expect(wire.requests[0].url == "http://kie/api/v1/chat/credit" && wire.requests[0].method == "GET")
    #expect(throws: Trouble.refused("kie 401: You do not have access permissions")) {
      try kie.credit(over: ScriptedWire(reply(200, #"{"code":401,"msg":"You do not have access permissions"}"#)))
    }
    #expect(throws: Trouble.self) { try kie.credit(over: ScriptedWire(reply(200, #"{"code":200,"data":null}"#))) }
  }

  @Test("a result's dead address is exchanged for a signed one, in the way of its family")
  func renewed() {
    let job = ProviderJob(id: "task_1", endpoint: "/api/v1/jobs/createTask", outputs: 1, age: 9)
    let wire = ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":"https://file.example/signed"}"#))
    #expect(kie.renewed("https://file.example/a.png", of: job, over: wire) == "https://file.example/signed")
    #expect(wire.requests[0].url == "http://kie/api/v1/common/download-url" && wire.body == ["url": "https://file.example/a.png"])
    let other = ScriptedWire(reply(200, #"{"code":422,"msg":"not ours"}"#))
    #expect(kie.renewed("https://file.example/a.png", of: ProviderJob(id: "task_1", endpoint: "/api/v1/gpt4o-image/generate", outputs: 1, age: 9), over: other) == nil)
    #expect(other.requests[0].url == "http://kie/api/v1/gpt4o-image/download-url" && other.body == ["taskId": "task_1", "url": "https://file.example/a.png"])
  }
}
