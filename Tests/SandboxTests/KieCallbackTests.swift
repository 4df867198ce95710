import Glibc
import JSON
import Sandbox
import Testing

/// The callbacks of every family, held against the recorded shapes in Tests/vectors/kie.
@Suite(.serialized) struct KieCallbackTests {
  let house = KieStage()

  @Test("a callback has the recorded shape of its family, on success and on failure", arguments: [
    ("/api/v1/jobs/createTask", "market"), ("/api/v1/veo/generate", "veo"), ("/api/v1/generate", "suno music"), ("/api/v1/runway/generate", "runway"),
    ("/api/v1/flux/kontext/generate", "flux kontext"), ("/api/v1/gpt4o-image/generate", "gpt-4o image"), ("/api/v1/mj/generate", "midjourney"),
  ])
  func shapes(_ endpoint: String, _ name: String) throws {
    for (word, row) in [("", name), ("[fail] ", "\(name) failure")] {
      let heard = try callbacks(endpoint, "\(word)a kite", count: name == "suno music" && word.isEmpty ? 3 : 1)
      try expect(heard.last, looksLike: row)
    }
  }

  @Test("what changes a film, and Suno's tools, call back in their shapes", arguments: [
    ("/api/v1/aleph/generate", "aleph"), ("/api/v1/modify/generate", "luma"), ("/api/v1/veo/get-4k-video", "veo in 4K"), ("/api/v1/lyrics", "suno lyrics"),
    ("/api/v1/wav/generate", "suno wav"), ("/api/v1/mp4/generate", "suno mp4"), ("/api/v1/vocal-removal/generate", "suno stems"), ("/api/v1/midi/generate", "suno midi"),
    ("/api/v1/suno/cover/generate", "suno cover"),
  ])
  func furtherShapes(_ endpoint: String, _ name: String) throws {
    try expect(try callbacks(endpoint, "a kite", count: 1).last, looksLike: name)
  }

  @Test("callbacks come late, never, early, in reverse, unsigned or wrongly signed when a job's words say so")
  func faults() throws {
    let ear = try Ear()
    let address = "http://127.0.0.1:\(ear.port)/hook"
    _ = try house.accepted("/api/v1/jobs/createTask", ["model": "z-image", "input": ["prompt": "[early] a kite", "aspect_ratio": "1:1"]], callback: address)
    #expect(ear.heard(atLeast: 1, seconds: 0).count == 1)
    _ = try house.accepted("/api/v1/jobs/createTask", ["model": "z-image", "input": ["prompt": "[unsigned] a kite", "aspect_ratio": "1:1"]], callback: address)
    #expect(ear.heard(atLeast: 2, seconds: 30)[1].contains("X-Webhook-Signature") == false)
    let dropped = try house.accepted("/api/v1/jobs/createTask", ["model": "z-image", "input": ["prompt": "[drop] a kite", "aspect_ratio": "1:1"]], callback: address)
    let late = try house.accepted("/api/v1/jobs/createTask", ["model": "z-image", "input": ["prompt": "[late 1] a kite", "aspect_ratio": "1:1"]], callback: address)
    guard case .finished = house.end(dropped, "/api/v1/jobs/createTask"), case .finished = house.end(late, "/api/v1/jobs/createTask") else { throw StageProblem() }
    #expect(ear.heard(atLeast: 3, seconds: 0).count == 2)
    #expect(body(ear.heard(atLeast: 3, seconds: 30).last)?["data"]?["taskId"]?.string == late)
    let music: JSONObject = ["prompt": "[reorder] a kite", "customMode": false, "instrumental": true, "model": "V5", "duration": 10]
    _ = try house.accepted("/api/v1/generate", music, callback: address)
    let stages = ear.heard(atLeast: 6, seconds: 30).suffix(3).map { body($0)?["data"]?["callbackType"]?.string }
    #expect(stages == ["complete", "first", "text"])
  }

  private func callbacks(_ endpoint: String, _ prompt: String, count: Int) throws -> [JSONValue] {
    let ear = try Ear()
    var order: JSONObject = ["prompt": .string(prompt)]
    switch endpoint {
    case "/api/v1/jobs/createTask": order = ["model": "z-image", "input": ["prompt": .string(prompt), "aspect_ratio": "1:1"]]
    case "/api/v1/generate": order = ["prompt": .string(prompt), "customMode": false, "instrumental": true, "model": "V5", "duration": 10]
    case "/api/v1/runway/generate": order = ["prompt": .string(prompt), "duration": 5, "quality": "720p", "aspectRatio": "1:1"]
    case "/api/v1/gpt4o-image/generate": order = ["prompt": .string(prompt), "size": "1:1"]
    case "/api/v1/mj/generate": order = ["prompt": .string(prompt), "taskType": "mj_txt2img"]
    case "/api/v1/aleph/generate", "/api/v1/modify/generate": order["videoUrl"] = .string(try house.input(film: true))
    case "/api/v1/veo/get-4k-video":
      let first = try house.accepted("/api/v1/veo/generate", ["model": "veo3_fast", "prompt": "the sea", "duration": 4])
      _ = house.end(first, "/api/v1/veo/generate")
      order["taskId"] = .string(first)
    case "/api/v1/wav/generate", "/api/v1/mp4/generate", "/api/v1/vocal-removal/generate", "/api/v1/midi/generate", "/api/v1/suno/cover/generate":
      let music: JSONObject = ["prompt": "kites", "customMode": false, "instrumental": true, "model": "V5", "duration": 10]
      order["taskId"] = .string(try house.accepted("/api/v1/generate", music, callback: "http://127.0.0.1:1/"))
    default: break
    }
    order["callBackUrl"] = .string("http://127.0.0.1:\(ear.port)/hook?token=t")
    let answer = house.stage.post("/kie\(endpoint)", JSONValue.object(order).text)
    let task = try #require(answer.json?["data"]?["taskId"]?.string, "\(answer.json?.text ?? "")")
    let heard = ear.heard(atLeast: count, seconds: 60).compactMap(body)
    #expect(heard.count == count)
    #expect(heard.allSatisfy { ($0["data"]?["taskId"] ?? $0["data"]?["task_id"] ?? $0["taskId"])?.string == task })
    return heard
  }

  /// Every member of the recorded shape is there and of the same kind.
  private func expect(_ given: JSONValue?, looksLike row: String) throws {
    let recorded = try #require(recordedCallbacks.first { $0["name"]?.string == row }?["body"])
    let missing = differences(try #require(given), recorded, at: "")
    #expect(missing.isEmpty, "\(row): \(missing) in \(given?.text ?? "")")
  }

  private func differences(_ given: JSONValue, _ recorded: JSONValue, at path: String) -> [String] {
    switch (recorded, given) {
    case (.object(let wanted), .object(let got)):
      return wanted.members.flatMap { member in got[member.key].map { differences($0, member.value, at: "\(path).\(member.key)") } ?? ["\(path).\(member.key) is missing"] }
    case (.array(let wanted), .array(let got)):
      guard let first = wanted.first else { return [] }
      return got.first.map { differences($0, first, at: "\(path)[0]") } ?? (path.hasSuffix("Urls") ? [] : ["\(path) is empty"])
    case (.integer, .integer), (.integer, .real), (.real, .real), (.real, .integer), (.string, .string), (.bool, .bool), (.null, _): return []
    default: return ["\(path) is \(given.text) instead of \(recorded.text)"]
    }
  }

  private func body(_ text: String?) -> JSONValue? {
    guard let text, let gap = text.firstRange(of: "\r\n\r\n") else { return nil }
    return try? JSONValue(parsing: String(text[gap.upperBound...]))
  }
}

private let recordedCallbacks = recorded("kie/callbacks")

/// The rows of a file in Tests/vectors.
func recorded(_ name: String) -> [JSONValue] {
  let path = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/vectors/\(name).json"
  guard let file = fopen(path, "r") else { fatalError("\(path) cannot be read") }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  return (try? JSONValue(parsing: bytes[..<count]).array) ?? []
}
