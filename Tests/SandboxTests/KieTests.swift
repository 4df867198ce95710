import FastCGI
import Glibc
import JSON
import Sandbox
import Secrets
import Testing
import Threads

@Suite struct KieTests {
  let stage = Stage()

  @Test("a task runs to success with its record stringified")
  func success() throws {
    let id = try stage.kieTask("a kite")
    #expect(id.utf8.count == 32)
    let record = stage.kieRecord(id)
    #expect(record["state"] == "success" && record["failCode"] == "" && record["completeTime"]?.integer != nil && record["creditsConsumed"]?.number == 4)
    let result = try JSONValue(parsing: try #require(record["resultJson"]?.string))
    #expect(try JSONValue(parsing: try #require(record["param"]?.string))["model"] == "google/imagen4")
    #expect(stage.fetch(try #require(result["resultUrls"]?[0]?.string)).mime == "image/png")
    #expect(stage.post("/admin/expire", "").status == 200)
    #expect(stage.fetch(try #require(result["resultUrls"]?[0]?.string)).status == 403)
  }

  @Test("failure and refusal are states of the task, not of the query")
  func failures() throws {
    let failed = stage.kieRecord(try stage.kieTask("[fail] a kite")), refused = stage.kieRecord(try stage.kieTask("[refuse] a kite"))
    #expect(failed["state"] == "fail" && failed["failCode"] == "501" && failed["resultJson"] == "")
    #expect(refused["failCode"] == "422" && refused["failMsg"]?.string?.contains("prohibited") == true)
  }

  @Test("errors stand in the body's code, and in the status when that is asked for")
  func errors() {
    #expect(code(stage.get("/kie/api/v1/jobs/recordInfo")) == [200, 400])
    #expect(code(stage.get("/kie/api/v1/jobs/recordInfo", ["taskId": "none"])) == [200, 404])
    #expect(code(stage.post("/kie/api/v1/jobs/createTask", "{\"model\":\"google/imagen4\",\"input\":{}}")) == [200, 422])
    #expect(code(stage.post("/kie/api/v1/jobs/createTask", "{}", key: "invalid")) == [200, 401])
    _ = stage.post("/admin/settings", "{\"mirror_kie_codes\":true}")
    #expect(code(stage.get("/kie/api/v1/jobs/recordInfo")) == [400, 400])
  }

  @Test("twenty creations in ten seconds, then 429")
  func limit() throws {
    for _ in 0..<20 { #expect(try stage.kieTask("[hold] x") != "") }
    #expect(code(stage.post("/kie/api/v1/jobs/createTask", "{\"model\":\"google/imagen4\",\"input\":{\"prompt\":\"x\"}}")) == [200, 429])
    #expect(stage.get("/admin/state").json?["counts"]?["kie_ai"]?["accepted"]?.integer == 20)
  }

  @Test("a held task ends when the admin says so")
  func held() throws {
    let id = try stage.kieTask("[hold] a kite")
    usleep(300_000)
    #expect(stage.get("/kie/api/v1/jobs/recordInfo", ["taskId": id]).json?["data"]?["state"] == "generating")
    #expect(stage.post("/admin/jobs", "{\"id\":\"\(id)\",\"do\":\"finish\"}").status == 200)
    #expect(stage.kieRecord(id)["state"] == "success")
  }

  @Test("the admin's next words fall on the next job alone")
  func next() throws {
    _ = stage.post("/admin/next", "{\"words\":[\"fail\"]}")
    #expect(stage.kieRecord(try stage.kieTask("a kite"))["state"] == "fail")
    #expect(stage.kieRecord(try stage.kieTask("a kite"))["state"] == "success")
    #expect(stage.post("/admin/next", "{\"words\":[\"nonsense\"]}").status == 422)
  }

  @Test("an upload can be fetched again")
  func upload() throws {
    let answer = stage.post("/kie-upload/api/file-base64-upload", "{\"base64Data\":\"data:image/png;base64,iVBORw0KGgo=\",\"uploadPath\":\"a\",\"fileName\":\"x.png\"}")
    #expect(answer.json?["success"] == true && answer.json?["data"]?["mimeType"] == "image/png")
    #expect(stage.fetch(try #require(answer.json?["data"]?["downloadUrl"]?.string)).bytes.count == 8)
    #expect(stage.post("/kie-upload/api/file-base64-upload", "{\"base64Data\":\"***\",\"uploadPath\":\"a\"}").status == 400)
  }

  @Test("callbacks are signed, repeated with [dup], and come with strangers' with [forge]")
  func callbacks() throws {
    let ear = try Ear()
    _ = try stage.kieTask("[dup] [forge] a kite", extra: ",\"callBackUrl\":\"http://127.0.0.1:\(ear.port)/hook?token=secret\"")
    let heard = ear.heard(atLeast: 6, seconds: 60)
    let genuine = heard.filter { text in
      guard let time = field("X-Webhook-Timestamp", text), let body = body(text), let id = body["data"]?["taskId"]?.string else { return false }
      let mac = hmacSHA256(key: "hmac-key".utf8, "\(id).\(time)".utf8)
      return field("X-Webhook-Signature", text).flatMap { base64URLDecoded($0.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "").utf8) } == mac
    }
    #expect(genuine.count == 2 && genuine.allSatisfy { $0.hasPrefix("POST /hook?token=secret ") && body($0)?["data"]?["state"] == "success" })
    #expect(heard.count - genuine.count >= 4)
    #expect(heard.contains { !$0.hasPrefix("POST /hook?token=secret ") })
  }

  private func code(_ answer: Answer) -> [Int64] { [Int64(answer.status), answer.json?["code"]?.integer ?? 0] }
  private func body(_ text: String) -> JSONValue? { text.firstRange(of: "\r\n\r\n").flatMap { try? JSONValue(parsing: String(text[$0.upperBound...])) } }
  private func field(_ name: String, _ text: String) -> String? {
    text.split(separator: "\r\n").first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.utf8.count + 2)) }
  }
}
