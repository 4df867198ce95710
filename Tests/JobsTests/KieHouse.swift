import Glibc
import JSON
import Postgres
import Providers
import Sandbox
import Secrets
import Threads

@testable import Jobs

/// The stand-in for kie.ai behind a door of its own, and a worker that knows no other provider. Callbacks come to the same door and go to the
/// database as the responder hands them over.
final class KieHouse: Sendable {
  let sandbox: Sandbox
  let folder: String
  let door: Door

  init(signed: Bool = true) throws {
    folder = "\(Scratch.folder.path)/kie-\(UInt32.random(in: 0 ... .max))"
    sandbox = Sandbox(Configuration(folder: "\(folder)/shelf", kieWebhookKey: signed ? "hmac-key" : nil))
    sandbox.start()
    let sandbox = sandbox
    door = Door { knock in
      let halves = knock.target.split(separator: "?", maxSplits: 1)
      let query = KieHouse.query(halves.count > 1 ? String(halves[1]) : "")
      if halves[0] == "/cb" { return KieHouse.callback(knock, query["token"] ?? "") }
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
    Int(sandbox.answer(Request("GET", "/admin/state")).json?["counts"]?["kie_ai"]?[name]?.integer ?? -1)
  }

  /// A worker in whose kitchen every order is a small picture of kie's.
  func withWorker(threads: Int = 4, _ body: (Worker) throws -> Void) throws {
    let base = "http://127.0.0.1:\(door.port)"
    let kie = KieAI(baseURL: "\(base)/kie", uploadURL: "\(base)/kie-upload", key: "k")
    let queue = Queue(worker: "kie-\(UInt32.random(in: 0 ... .max))", pool: Pool(try Scratch.info(as: "worker"), capacity: 4))
    let world = World(
      queue: queue, places: ["kie_ai": World.Place(kie, isSandbox: true, callbackPath: "/cb")], callbackBase: base, tokenKey: Array("key".utf8),
      kitchen: KieKitchen(store: try LiveKitchen(mediaDirectory: "\(folder)/media")))
    let worker = Worker(world: world, threads: threads, databaseInfo: try Scratch.info(as: "worker"))
    worker.start()
    defer {
      _ = worker.stop(within: 10)
      _ = system("rm -rf '\(folder)'")
    }
    try body(worker)
  }

  /// What the responder does with a callback: the token's hash and the task's id go to the database, and nothing else.
  private static func callback(_ knock: Door.Knock, _ token: String) -> Door.Reply {
    let body = try? JSONValue(parsing: knock.body), task = body?["data"]?["taskId"]?.string
    if let connection = try? Scratch.database.get().connect() {
      _ = try? connection.run(
        Statement("wake", "select api.wake_generation('kie_ai', $1, decode($2, 'hex'))"), [task.map { .text($0) } ?? .null, .text(hex(sha256(token.utf8)))])
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

/// Orders a picture at kie's job API; takes results as an installation does.
struct KieKitchen: Kitchen {
  let store: LiveKitchen

  func order(for job: Lease, place: (String) throws -> String) throws -> (model: String, payload: JSONObject) {
    ("z-image", ["model": "z-image", "input": ["prompt": job.generation["prompt"] ?? nil, "aspect_ratio": "1:1"]])
  }
  func endpoint(of job: Lease) -> String? { "/api/v1/jobs/createTask" }
  func input(_ reference: String, of job: Lease) throws -> InputMedia { try store.input(reference, of: job) }
  func ingest(_ file: String, for job: Lease) throws -> JSONObject { try store.ingest(file, for: job) }
  func maximumBytes(for job: Lease) -> Int { store.maximumBytes(for: job) }
  func temporaryFile(for job: Lease, index: Int) throws -> String { try store.temporaryFile(for: job, index: index) }
  func sweep(part: Int, isNamed: (String) throws -> Bool) throws -> Int { try store.sweep(part: part, isNamed: isNamed) }
}
