import JSON
import Sandbox
import Secrets
import Testing

@Suite struct RunwareTests {
  let stage = Stage()

  @Test("a picture comes in the asked size and format, with seed and cost")
  func picture() throws {
    let answer = stage.runware("\"positivePrompt\":\"a red kite\",\"seed\":42,\"includeCost\":true,\"outputFormat\":\"PNG\"")
    let item = try #require(answer.json?["data"]?[0])
    #expect(answer.status == 200 && answer.json?["errors"] == nil)
    #expect(item["seed"]?.integer == 42 && item["cost"]?.number != nil && item["NSFWContent"] == nil)
    let file = stage.fetch(try #require(item["imageURL"]?.string))
    #expect(file.status == 200 && file.mime == "image/png" && Array(file.bytes[16..<24]) == [0, 0, 0, 128, 0, 0, 0, 128])
  }

  @Test("the same words and seed make the same picture, another seed another")
  func seeds() throws {
    func bytes(_ seed: Int) -> [UInt8] {
      let item = stage.runware("\"positivePrompt\":\"a kite\",\"seed\":\(seed),\"outputFormat\":\"PNG\"").json?["data"]?[0]
      return stage.fetch(item?["imageURL"]?.string ?? "").bytes
    }
    #expect(bytes(1) == bytes(1))
    #expect(bytes(1) != bytes(2))
  }

  @Test("an asynchronous task is acknowledged, polled, and known by its own id only once")
  func asynchronous() throws {
    let id = randomUUID()
    #expect(stage.runware("\"positivePrompt\":\"a kite\",\"deliveryMethod\":\"async\"", id: id).json == ["data": [["taskType": "imageInference", "taskUUID": .string(id)]]])
    #expect(stage.runware("\"positivePrompt\":\"a kite\"", id: id).json?["errors"]?[0]?["code"] == "conflictTaskUUID")
    var status: String?
    for _ in 0..<2000 where status != "success" { status = poll(id).json?["data"]?[0]?["status"]?.string }
    #expect(poll(id).json?["data"]?[0]?["imageURL"] != nil)
    #expect(poll(randomUUID()).json?["errors"]?[0]?["code"] == "taskFailedOrNotFound")
  }

  @Test("what the rules forbid is refused by name", arguments: [
    ("\"positivePrompt\":\"x\"", "invalidPositivePrompt"), ("\"positivePrompt\":\"xx\",\"steps\":101", "invalidSteps"),
    ("\"positivePrompt\":\"xx\",\"numberResults\":0", "invalidNumberResults"), ("\"positivePrompt\":\"xx\",\"colour\":1", "unsupportedParameter"),
    ("\"positivePrompt\":\"xx\",\"outputFormat\":\"TIFF\"", "invalidOutputFormat"), ("\"negativePrompt\":\"xx\"", "missingPositivePrompt"),
  ])
  func refusals(fields: String, code: String) {
    let answer = stage.runware(fields)
    #expect(answer.status == 400 && answer.json?["errors"]?[0]?["code"]?.string == code && answer.json?["data"] == nil)
  }

  @Test("ids must be UUID v4 and models AIR identifiers")
  func identifiers() {
    #expect(stage.runware("\"positivePrompt\":\"xx\"", id: "0b8f9a0e-5c1f-1a52-9d7e-0e6f0c6a1d11").json?["errors"]?[0]?["code"] == "invalidTaskUUID")
    let task = "[{\"taskType\":\"imageInference\",\"taskUUID\":\"\(randomUUID())\",\"model\":\"flux\",\"positivePrompt\":\"xx\",\"width\":128,\"height\":128}]"
    #expect(stage.post("/runware/v1", task).json?["errors"]?[0]?["code"] == "invalidModel")
  }

  @Test("a wrong key, a ping and a broken body")
  func envelope() {
    #expect(stage.post("/runware/v1", "[{\"taskType\":\"ping\",\"ping\":true}]", key: "invalid-key").status == 401)
    #expect(stage.post("/runware/v1", "[{\"taskType\":\"ping\",\"ping\":true}]", key: "k").json == ["data": [["taskType": "ping", "pong": true]]])
    #expect(stage.post("/runware/v1", "{").status == 400)
  }

  @Test("fault words do what they say")
  func faults() throws {
    #expect(stage.runware("\"positivePrompt\":\"[fail] kite\"").json?["errors"]?[0]?["code"] == "inferenceError")
    #expect(stage.runware("\"positivePrompt\":\"[refuse] kite\"").json?["errors"]?[0]?["code"] == "contentPolicyViolation")
    let dead = stage.runware("\"positivePrompt\":\"[dead-link] kite\"").json?["data"]?[0]?["imageURL"]?.string
    #expect(stage.fetch(try #require(dead)).status == 404)
    let garbage = stage.runware("\"positivePrompt\":\"[garbage] kite\"").json?["data"]?[0]?["imageURL"]?.string
    #expect(stage.fetch(try #require(garbage)).bytes.starts(with: "<!DOCTYPE".utf8))
    let id = randomUUID()
    let lost = stage.runware("\"positivePrompt\":\"[lost] kite\",\"deliveryMethod\":\"async\"", id: id)
    #expect(lost.status == 502 && lost.bytes.isEmpty && poll(id).json?["data"] != nil)
  }

  private func poll(_ id: String) -> Answer { stage.post("/runware/v1", "[{\"taskType\":\"getResponse\",\"taskUUID\":\"\(id)\"}]") }
}
