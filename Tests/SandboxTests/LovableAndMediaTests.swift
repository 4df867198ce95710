import JSON
import Sandbox
import Secrets
import Testing

@Suite struct LovableAndMediaTests {
  let stage = Stage()

  @Test("the chat gateway answers with a data URI inside the message")
  func chat() throws {
    let answer = ask("a fox in the forest, 16:9")
    let url = try #require(answer.json?["choices"]?[0]?["message"]?["images"]?[0]?["image_url"]?["url"]?.string)
    #expect(url.hasPrefix("data:image/png;base64,iVBORw0KGgo"))
    #expect(answer.json?["choices"]?[0]?["finish_reason"] == "stop")
  }

  @Test("the chat gateway refuses, fails and complains")
  func chatFaults() {
    #expect(ask("[refuse] a fox").json?["choices"]?[0]?["finish_reason"] == "content_filter")
    #expect(ask("[fail] a fox").status == 500)
    #expect(ask("[lost] a fox").status == 502)
    #expect(stage.post("/lovable/v1/chat/completions", "{\"model\":\"google/x\",\"messages\":[]}").status == 400)
  }

  @Test("the chat gateway has rules, limits and an end of its money")
  func chatRules() throws {
    for body in [
      #"{"model":"google/gemini-2.5-flash","messages":[{"role":"user","content":"a fox"}],"modalities":["image"]}"#,
      #"{"model":"google/gemini-2.5-flash-image","messages":[{"role":"user","content":"a fox"}],"modalities":["text"]}"#,
      #"{"model":"google/gemini-2.5-flash-image","messages":[{"role":"robot","content":"a fox"}],"modalities":["image"]}"#,
      #"{"model":"google/gemini-2.5-flash-image","messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"file:///etc/passwd"}}]}],"modalities":["image"]}"#,
      #"{"model":"google/gemini-2.5-flash-image","messages":[{"role":"user","content":"a fox"}],"modalities":["image"],"stream":true}"#,
    ] {
      let answer = stage.post("/lovable/v1/chat/completions", body)
      #expect(answer.status == 400 && answer.json?["error"]?["message"]?.string?.isEmpty == false, "\(body)")
    }
    _ = stage.post("/admin/settings", #"{"lovable_dollars":0.05,"lovable_requests":2}"#)
    #expect(ask("a fox").json?["usage"]?["cost"]?.number == 0.039)
    #expect(ask("a fox").status == 402)
    _ = stage.post("/admin/settings", #"{"lovable_dollars":null,"lovable_requests":1}"#)
    let full = ask("a fox")
    #expect(full.status == 429 && full.retryAfter == 2)
  }

  @Test("a picture that goes along is changed, in its own shape")
  func chatEdit() throws {
    let given = try RunwareStage().picture()
    let body = "{\"model\":\"google/gemini-3-pro-image-preview\",\"modalities\":[\"image\",\"text\"],\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"make it blue\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"\(given)\"}}]}]}"
    let answer = stage.post("/lovable/v1/chat/completions", body)
    let url = try #require(answer.json?["choices"]?[0]?["message"]?["images"]?[0]?["image_url"]?["url"]?.string)
    #expect(url.hasPrefix("data:image/png;base64,") && url != given)
  }

  @Test("a film is an MP4 that can start before it is loaded")
  func film() throws {
    let answer = stage.post("/kie/api/v1/jobs/createTask", "{\"model\":\"kling/v2-5-turbo-text-to-video-pro\",\"input\":{\"prompt\":\"the sea\",\"duration\":\"5\",\"aspect_ratio\":\"1:1\"}}")
    let bytes = try result(answer)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try #require(text.firstRange(of: "moov")).lowerBound < #require(text.firstRange(of: "mdat")).lowerBound)
    #expect(stage.post("/kie/api/v1/jobs/createTask", "{\"model\":\"kling/v2-5-turbo-text-to-video-pro\",\"input\":{\"prompt\":\"x\",\"duration\":\"7\"}}").json?["code"] == 422)
  }

  @Test("speech is an MP3")
  func speech() throws {
    let bytes = try result(stage.post("/kie/api/v1/jobs/createTask", "{\"model\":\"elevenlabs/text-to-speech-turbo-2-5\",\"input\":{\"text\":\"Hello.\"}}"))
    #expect(bytes.starts(with: "ID3".utf8) && bytes.count > 4000)
  }

  @Test("an upscaled picture is the given one, twice as large")
  func upscale() throws {
    let url = try #require(stage.runware("\"positivePrompt\":\"a kite\",\"outputFormat\":\"PNG\"").json?["data"]?[0]?["imageURL"]?.string)
    let task = "[{\"taskType\":\"upscale\",\"taskUUID\":\"\(randomUUID())\",\"model\":\"runware:500@1\",\"inputImage\":\"\(url)\",\"upscaleFactor\":2,\"outputFormat\":\"PNG\"}]"
    let larger = stage.fetch(try #require(stage.post("/runware/v1", task).json?["data"]?[0]?["imageURL"]?.string))
    #expect(Array(larger.bytes[16..<24]) == [0, 0, 1, 0, 0, 0, 1, 0])
    #expect(stage.post("/runware/v1", task.replacing(url, with: "rubbish!")).json?["errors"] != nil)
  }

  @Test("there is a page for people, and nothing in a prompt becomes markup")
  func page() {
    _ = stage.runware("\"positivePrompt\":\"<script>alert(1)</script>\"")
    let page = String(decoding: stage.get("/").bytes, as: UTF8.self)
    #expect(page.contains("&lt;script&gt;alert") && !page.contains("<script"))
  }

  private func ask(_ prompt: String) -> Answer {
    stage.post("/lovable/v1/chat/completions", "{\"model\":\"google/gemini-2.5-flash-image\",\"modalities\":[\"image\",\"text\"],\"messages\":[{\"role\":\"user\",\"content\":\"\(prompt)\"}]}")
  }

  private func result(_ answer: Answer) throws -> [UInt8] {
    let record = stage.kieRecord(try #require(answer.json?["data"]?["taskId"]?.string))
    let result = try JSONValue(parsing: try #require(record["resultJson"]?.string))
    return stage.fetch(try #require(result["resultUrls"]?[0]?.string)).bytes
  }
}
