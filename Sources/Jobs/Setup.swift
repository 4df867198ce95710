import Glibc
import JSON
import Postgres
import Providers
import Secrets
import Settings
import Threads

/// The worker of one installation, from its settings.
public struct Setup {
  public let worker: Worker
  public let counters: Counters
  private let relay: Relay
  private let housekeeping: Housekeeping
  private let probing: Probing
  private let metricsFile: String

  public init(_ settings: Settings) throws {
    let info = "host='\(settings.database.host)' dbname='\(settings.database.name)' user=worker application_name=artifio-worker connect_timeout=5"
    let counters = Counters()
    let queue = Queue(worker: workerName(), pool: Pool(info, capacity: 8))
    let world = World(
      queue: queue, places: places(settings), callbackBase: settings.callbackBase, tokenKey: Array(settings.secrets.tokenKey.utf8),
      counters: counters, kitchen: try LiveKitchen(mediaDirectory: settings.mediaDirectory))
    let worker = Worker(world: world, threads: settings.workerThreads, databaseInfo: info)
    let isStopping: @Sendable () -> Bool = { worker.isStopping }
    self.worker = worker
    self.counters = counters
    relay = Relay(databaseInfo: info, publishSocket: settings.nchanPublishSocket, counters: counters, isStopping: isStopping)
    housekeeping = Housekeeping(world: world, databaseInfo: info, isStopping: isStopping)
    probing = Probing(world: world, databaseInfo: info, isStopping: isStopping)
    metricsFile = settings.runDirectory + "/worker.prom"
  }

  /// Works until SIGTERM or SIGINT, then ends within 30 s.
  public func run() -> Bool {
    signal(SIGPIPE, SIG_IGN)
    blockSignals([SIGTERM, SIGINT])
    worker.start()
    let (relay, housekeeping, probing, counters, metricsFile, worker) = (relay, housekeeping, probing, counters, metricsFile, worker)
    _ = Thread.start { relay.run() }
    _ = Thread.start { housekeeping.run() }
    _ = Thread.start { probing.run() }
    _ = Thread.start {
      while true {
        counters.set("artifio_worker_threads", Double(worker.threads))
        counters.set("artifio_worker_jobs_in_hand", Double(worker.state.with { $0.held.count }))
        counters.write(to: metricsFile)
        pause(5)
      }
    }
    Log.info("worker started", ("worker", .string(worker.world.queue.worker)), ("threads", .integer(Int64(worker.threads))))
    _ = waitForSignal([SIGTERM, SIGINT])
    Log.info("worker stops")
    let clean = worker.stop(within: 28)
    Log.info("worker stopped", ("clean", .bool(clean)))
    return clean
  }
}

/// Unique among all workers of a database, and over restarts.
private func workerName() -> String {
  var name = [CChar](repeating: 0, count: 65)
  gethostname(&name, 64)
  let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return "\(host):\(getpid()):\(hex(randomBytes(4)))"
}

/// A key in the vault switches a provider from the stand-in to the real service.
private func places(_ settings: Settings) -> [String: World.Place] {
  var places: [String: World.Place] = [:]
  for (name, told) in settings.providers {
    let key = settings.secrets.providerKeys[name]
    // The stand-in wants some key, as the real one does.
    let bearer = key ?? "sandbox"
    func base(_ real: String) -> String { key == nil ? told.baseURL : real }
    switch name {
    case "kie_ai":
      let upload = key == nil ? told.uploadURL ?? told.baseURL : "https://kieai.redpandaai.co"
      places[name] = World.Place(
        KieAI(baseURL: base("https://api.kie.ai"), uploadURL: upload, key: bearer), isSandbox: key == nil && told.sandbox,
        callbackPath: "/functions/v1/kie-ai-webhook")
    case "runware":
      places[name] = World.Place(
        Runware(baseURL: base("https://api.runware.ai"), key: bearer), isSandbox: key == nil && told.sandbox,
        callbackPath: "/functions/v1/process-runware-response")
    case "lovable_ai_sync":
      places[name] = World.Place(
        LovableAI(baseURL: base("https://ai.gateway.lovable.dev"), key: bearer), isSandbox: key == nil && told.sandbox, callbackPath: nil)
    case "openai_compatible":
      places[name] = World.Place(OpenAICompatible(baseURL: told.baseURL, key: told.sandbox ? bearer : key), isSandbox: told.sandbox, callbackPath: nil)
    default: Log.warning("unknown provider in the settings", ("provider", .string(name)))
    }
  }
  return places
}
