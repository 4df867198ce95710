import Glibc
import JSON
import Postgres
import Providers
import Sandbox
import Secrets
import Threads

@testable import Jobs

/// The stand-in for the providers behind a door of its own, and a worker that reaches them there. Callbacks come to the same door and go to
/// the database as the responders hand them over.
final class ProviderHouse: Sendable {
  let sandbox: Sandbox
  let folder: String
  let door: Door
  let provider: String

  init(_ provider: String) throws {
    self.provider = provider
    folder = "\(Scratch.folder.path)/house-\(UInt32.random(in: 0 ... .max))"
    sandbox = Sandbox(Configuration(folder: "\(folder)/shelf", kieWebhookKey: "hmac-key"))
    sandbox.start()
    let sandbox = sandbox
    door = Door { knock in
      let halves = knock.target.split(separator: "?", maxSplits: 1)
      let query = ProviderHouse.query(halves.count > 1 ? String(halves[1]) : "")
      if halves[0].hasPrefix("/cb/") { return ProviderHouse.callback(knock, of: String(halves[0].dropFirst(4)), query) }
      let answer = sandbox.answer(Request(
        knock.method, String(halves[0]), query: query, base: "http://\(knock.headers["host"] ?? "")", authorization: knock.headers["authorization"],
        contentType: knock.headers["content-type"] ?? "", body: knock.body))
      return Door.Reply(status: answer.status, mime: answer.mime, body: answer.bytes)
    }
    _ = admin("settings", #"{"quick":true,"delays":{"image":[0.2,0.2]}}"#)
  }

  @discardableResult
  func admin(_ path: String, _ body: String) -> JSONValue? { sandbox.answer(Request("POST", "/admin/\(path)", body: Array(body.utf8))).json }

  func count(_ name: String) -> Int {
    Int(sandbox.answer(Request("GET", "/admin/state")).json?["counts"]?[provider]?[name]?.integer ?? -1)
  }

  /// A worker in whose kitchen every order is a small picture.
  func withWorker(threads: Int = 4, _ body: (Worker) throws -> Void) throws {
    let base = "http://127.0.0.1:\(door.port)"
    let queue = Queue(worker: "house-\(UInt32.random(in: 0 ... .max))", pool: Pool(try Scratch.info(as: "worker"), capacity: 4))
    let places = [
      "kie_ai": World.Place(KieAI(baseURL: "\(base)/kie", uploadURL: "\(base)/kie-upload", key: "k"), isSandbox: true, callbackPath: "/cb/kie_ai"),
      "runware": World.Place(Runware(baseURL: "\(base)/runware", key: "k"), isSandbox: true, callbackPath: "/cb/runware"),
      "lovable_ai_sync": World.Place(LovableAI(baseURL: "\(base)/lovable", key: "k"), isSandbox: true, callbackPath: nil),
    ]
    let world = World(
      queue: queue, places: places.filter { $0.key == provider }, callbackBase: base, tokenKey: Array("key".utf8),
      kitchen: HouseKitchen(store: try LiveKitchen(mediaDirectory: "\(folder)/media")))
    let worker = Worker(world: world, threads: threads, databaseInfo: try Scratch.info(as: "worker"))
    worker.start()
    defer {
      _ = worker.stop(within: 10)
      _ = system("rm -rf '\(folder)'")
    }
    try body(worker)
  }

  /// What the responders do with a callback: the token's hash and the task's id go to the database, and nothing else.
  private static func callback(_ knock: Door.Knock, of provider: String, _ query: [String: String]) -> Door.Reply {
    let body = try? JSONValue(parsing: knock.body)
    let item = body?["data"]?[0] ?? body?["errors"]?[0]
    let task = provider == "runware" ? (query["part"] == nil ? item?["taskUUID"]?.string : nil) : body?["data"]?["taskId"]?.string
    if let connection = try? Scratch.database.get().connect() {
      _ = try? connection.run(
        Statement("wake", "select api.wake_generation($1, $2, decode($3, 'hex'))"),
        [.text(provider), task.map { .text($0) } ?? .null, .text(hex(sha256((query["token"] ?? "").utf8)))])
    }
    return Door.Reply(status: 200, mime: "application/json", body: Array("{}".utf8))
  }

  private static func query(_ text: String) -> [String: String] {
    text.split(separator: "&").reduce(into: [:]) { query, pair in
      let halves = pair.split(separator: "=", maxSplits: 1)
      query[String(halves[0])] = halves.count > 1 ? String(halves[1]) : ""
    }
  }
}

/// Orders a picture at whichever provider; takes results as an installation does.
struct HouseKitchen: Kitchen {
  let store: LiveKitchen

  func order(for job: Lease, place: (String) throws -> String) throws -> (model: String, payload: JSONObject) {
    let prompt = job.generation["prompt"] ?? nil
    switch job.provider {
    case "runware":
      return ("runware:100@1", [
        "taskType": "imageInference", "model": "runware:100@1", "positivePrompt": prompt, "width": 128, "height": 128, "steps": 4,
        "numberResults": .integer(Int64(job.outputs)), "outputType": "URL", "deliveryMethod": "sync",
      ])
    case "lovable_ai_sync":
      let model = "google/gemini-2.5-flash-image"
      return (model, ["model": .string(model), "messages": [["role": "user", "content": [["type": "text", "text": prompt]]]], "modalities": ["image", "text"]])
    default: return ("z-image", ["model": "z-image", "input": ["prompt": prompt, "aspect_ratio": "1:1"]])
    }
  }
  func endpoint(of job: Lease) -> String? { job.provider == "kie_ai" ? "/api/v1/jobs/createTask" : nil }
  func input(_ reference: String, of job: Lease) throws -> InputMedia { try store.input(reference, of: job) }
  func ingest(_ file: String, for job: Lease) throws -> JSONObject { try store.ingest(file, for: job) }
  func maximumBytes(for job: Lease) -> Int { store.maximumBytes(for: job) }
  func temporaryFile(for job: Lease, index: Int) throws -> String { try store.temporaryFile(for: job, index: index) }
  func sweep(part: Int, isNamed: (String) throws -> Bool) throws -> Int { try store.sweep(part: part, isNamed: isNamed) }
}

func within(_ seconds: Double, _ condition: () -> Bool) -> Bool {
  let start = monotonicSeconds()
  while monotonicSeconds() - start < seconds {
    if condition() { return true }
    usleep(10_000)
  }
  return false
}

extension Ada {
  func sees(_ id: String, _ condition: (JSONValue) -> Bool) throws -> Bool {
    let start = monotonicSeconds()
    while monotonicSeconds() - start < 20 {
      if condition(try row(id)) { return true }
      usleep(5_000)
    }
    return false
  }

  /// What stands in `error_logs` about a generation; nil unless it is one row.
  func logged(_ id: String) throws -> String? {
    try query("select string_agg(error_message, '; ') from public.error_logs where context ->> 'generation_id' = $1 having count(*) = 1", id)
  }
}
