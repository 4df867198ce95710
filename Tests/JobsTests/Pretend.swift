import Glibc
import JSON
import Postgres
import Providers
import Threads

@testable import Jobs

/// A provider that does what a test tells it, and counts what it was paid for.
final class PretendProvider: Provider, Sendable {
  struct State: Sendable {
    var submitted: [String] = []
    var asked = 0
  }

  let knowsOurID: Bool
  let state = Monitor(State())
  private let onSubmit: @Sendable (Order, Int) -> Submission
  private let onAsk: @Sendable (ProviderJob, Int) -> Answer
  private let probed: Probe?

  init(
    knowsOurID: Bool = true, probe: Probe? = nil, submit: @escaping @Sendable (Order, Int) -> Submission = { order, _ in .accepted(order.id) },
    ask: @escaping @Sendable (ProviderJob, Int) -> Answer = { _, _ in .finished(picture) }
  ) {
    self.knowsOurID = knowsOurID
    probed = probe
    onSubmit = submit
    onAsk = ask
  }

  func probe(over wire: some Wire) -> Probe? { probed }

  func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String { "placed" }

  func submit(_ order: Order, over wire: some Wire) -> Submission {
    let times = state.with { state in
      state.submitted.append(order.id)
      return state.submitted.filter { $0 == order.id }.count
    }
    return onSubmit(order, times)
  }

  func ask(_ job: ProviderJob, over wire: some Wire) -> Answer {
    let times = state.change { state in
      state.asked += 1
      return state.asked
    }
    return onAsk(job, times)
  }

  var submissions: Int { state.with { $0.submitted.count } }
  var questions: Int { state.with { $0.asked } }
}

let picture = Results([.bytes([1, 2, 3])], costUSD: "0.0013", seed: 42)

/// Takes every result as a small picture.
struct PretendKitchen: Kitchen {
  func order(for job: Lease, place: (String) throws -> String) throws -> (model: String, payload: JSONObject) {
    ("m", ["prompt": job.generation["prompt"] ?? nil])
  }
  func input(_ reference: String, of job: Lease) throws -> InputMedia { InputMedia(name: "a", mime: "image/png", bytes: [1]) }
  func ingest(_ file: String, for job: Lease) throws -> JSONObject {
    [
      "sha256": .string(String(repeating: "ab", count: 32)), "extension": "png", "mime": "image/png", "bytes": 3, "width": 1, "height": 1,
      "duration_ms": nil, "grid": .array(Array(repeating: "aabbcc", count: 12)),
    ]
  }
  func maximumBytes(for job: Lease) -> Int { 1 << 20 }
  func temporaryFile(for job: Lease, index: Int) throws -> String { "\(Scratch.folder.path)/result-\(job.jobID)-\(index)" }
  func sweep(part: Int, isNamed: (String) throws -> Bool) throws -> Int { 0 }
}

/// A worker with one pretend provider that leads the housekeeping too. It stops with `body`.
func withWorker(
  _ provider: PretendProvider, callbacks: Bool = true, threads: Int = 4, kitchen: any Kitchen = PretendKitchen(), _ body: (Worker) throws -> Void
) throws {
  let worker = try pretendWorker(provider, callbacks: callbacks, threads: threads, kitchen: kitchen)
  worker.start()
  let housekeeping = Housekeeping(world: worker.world, databaseInfo: try Scratch.info(as: "worker")) { worker.isStopping }
  _ = Thread.start { housekeeping.run() }
  defer { _ = worker.stop(within: 10) }
  try body(worker)
}

func pretendWorker(
  _ provider: PretendProvider, callbacks: Bool = true, threads: Int = 4, kitchen: any Kitchen = PretendKitchen()
) throws -> Worker {
  let info = try Scratch.info(as: "worker")
  let queue = Queue(worker: "test-\(UInt32.random(in: 0 ... .max))", pool: Pool(info, capacity: 4))
  let place = World.Place(provider, isSandbox: true, callbackPath: callbacks ? "/cb" : nil)
  let world = World(
    queue: queue, places: ["pretend": place], callbackBase: "https://us", tokenKey: Array("key".utf8), kitchen: kitchen)
  return Worker(world: world, threads: threads, databaseInfo: info)
}
