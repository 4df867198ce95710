import Glibc
import HTTPClient
import JSON
import Providers
import Sandbox
import Testing
import Threads

/// Our own client's way to a stand-in, without a socket.
struct StageWire: Wire {
  let stage: Stage

  func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
    let rest = request.url.replacing("http://127.0.0.1", with: "").split(separator: "?", maxSplits: 1)
    var query: [String: String] = [:]
    for pair in rest.count > 1 ? rest[1].split(separator: "&") : [] {
      let halves = pair.split(separator: "=", maxSplits: 1)
      query[String(halves[0])] = halves.count > 1 ? String(halves[1]) : ""
    }
    let answer = stage.sandbox.answer(Request(
      request.method, String(rest[0]), query: query, authorization: request.headers.first { $0.name == "Authorization" }?.value,
      contentType: request.headers.first { $0.name == "Content-Type" }?.value ?? "", body: request.body ?? []))
    guard answer.bytes.count <= request.maximumBytes else { throw .tooLarge(limit: request.maximumBytes) }
    return HTTPResponse(status: answer.status, headers: [("content-type", answer.mime)], body: answer.bytes)
  }
}

/// kie.ai as an installation meets it.
struct KieStage {
  let stage = Stage()
  let kie = KieAI(baseURL: "http://127.0.0.1/kie", uploadURL: "http://127.0.0.1/kie-upload", key: "k")
  var wire: StageWire { StageWire(stage: stage) }

  func submit(_ endpoint: String, _ payload: JSONObject, callback: String? = nil) -> Submission {
    let order = Order(id: "g", model: payload["model"]?.string ?? "", endpoint: endpoint, payload: payload, callbackURL: callback)
    return kie.submit(order, over: wire)
  }

  func accepted(_ endpoint: String, _ payload: JSONObject, callback: String? = nil) throws -> String {
    let submission = submit(endpoint, payload, callback: callback)
    guard case .accepted(let task) = submission else {
      Issue.record("\(endpoint) is \(submission)")
      throw StageProblem()
    }
    return task
  }

  /// Asks until something final is said.
  func end(_ task: String, _ endpoint: String, seconds: Double = 60) -> Providers.Answer {
    let deadline = monotonicSeconds() + seconds
    while true {
      let answer = kie.ask(ProviderJob(id: task, endpoint: endpoint, outputs: 1, age: 100), over: wire)
      if case .pending = answer, monotonicSeconds() < deadline { usleep(20_000) } else { return answer }
    }
  }

  /// The files that an order brings.
  func files(_ endpoint: String, _ payload: JSONObject) throws -> [[UInt8]] {
    let answer = end(try accepted(endpoint, payload, callback: "http://127.0.0.1:1/"), endpoint)
    guard case .finished(let results) = answer else {
      Issue.record("\(endpoint) is \(answer)")
      throw StageProblem()
    }
    #expect(results.costUSD != nil)
    return results.items.map { item in
      guard case .address(let url) = item else { return [] }
      return stage.fetch(url).bytes
    }
  }

  /// A picture, or a film, on the upload host.
  func input(film: Bool = false) throws -> String {
    let bytes = film
      ? try files("/api/v1/jobs/createTask", ["model": "kling-2.6/text-to-video", "input": ["prompt": "the sea", "duration": "5", "aspect_ratio": "16:9"]])[0]
      : try files("/api/v1/jobs/createTask", ["model": "z-image", "input": ["prompt": "a red kite", "aspect_ratio": "3:4"]])[0]
    let media = InputMedia(name: film ? "a.mp4" : "a.png", mime: film ? "video/mp4" : "image/png", bytes: bytes)
    return try kie.place(media, for: "g", over: wire)
  }
}

struct StageProblem: Error {}
