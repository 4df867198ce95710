import Glibc
import JSON
import Sandbox
import Secrets
import TestSupport
import Threads

/// A stand-in of its own in a folder of its own, quick, and asked without a socket.
final class Stage {
  let sandbox: Sandbox
  let folder = ScratchFolder()

  init(delays: String = "[0.05,0.05]") {
    sandbox = Sandbox(Configuration(folder: "\(folder.path)/files", kieWebhookKey: "hmac-key"))
    sandbox.start()
    _ = post("/admin/settings", "{\"quick\":true,\"delays\":{\"image\":\(delays),\"video\":\(delays),\"audio\":\(delays)}}")
  }

  func post(_ path: String, _ body: String, key: String? = nil) -> Answer {
    sandbox.answer(Request("POST", path, authorization: key.map { "Bearer \($0)" }, body: Array(body.utf8)))
  }

  func get(_ path: String, _ query: [String: String] = [:]) -> Answer { sandbox.answer(Request("GET", path, query: query)) }

  func runware(_ fields: String, id: String = randomUUID()) -> Answer {
    post("/runware/v1", "[{\"taskType\":\"imageInference\",\"taskUUID\":\"\(id)\",\"model\":\"runware:100@1\",\"width\":128,\"height\":128,\(fields)}]")
  }

  func kieTask(_ prompt: String, extra: String = "") throws -> String {
    let answer = post("/kie/api/v1/jobs/createTask", "{\"model\":\"google/imagen4\"\(extra),\"input\":{\"prompt\":\"\(prompt)\",\"aspect_ratio\":\"1:1\"}}")
    return answer.json?["data"]?["taskId"]?.string ?? ""
  }

  /// Asks for a kie record until it has ended.
  func kieRecord(_ id: String) -> JSONValue {
    let deadline = monotonicSeconds() + 60
    while monotonicSeconds() < deadline {
      if let record = get("/kie/api/v1/jobs/recordInfo", ["taskId": id]).json?["data"], ["success", "fail"].contains(record["state"]?.string) { return record }
      usleep(20_000)
    }
    return nil
  }

  /// The path of an address that the stand-in gave.
  func fetch(_ url: String) -> Answer { get(url.replacing("http://127.0.0.1", with: "")) }
}
