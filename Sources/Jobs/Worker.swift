import HTTPClient
import JSON
import Postgres
import Providers
import Threads

/// Leases jobs and does them on its threads. Many workers on many machines may run against one database.
public final class Worker: Sendable {
  struct State: Sendable {
    var isStopping = false
    /// A notice has come, or a thread is free: look for jobs.
    var look = true
    var noticed: Double?
    /// When jobs that we have given back become due.
    var wakes: [Double] = []
    var ready: [Lease] = []
    /// Jobs in hand. One that was given back may be leased again before its thread has let go of it, hence the count.
    var held: [String: Int] = [:]
    var idle = 0
  }

  let world: World
  let threads: Int
  let databaseInfo: String
  let state = Monitor(State())

  /// - Parameter databaseInfo: conninfo of the worker's login, for its listening connection.
  public init(world: World, threads: Int, databaseInfo: String) {
    var world = world
    world.queue.whenGivenBack = { [state] seconds in state.change { $0.wakes.append(monotonicSeconds() + seconds) } }
    self.world = world
    self.threads = threads
    self.databaseInfo = databaseInfo
  }

  /// Starts the threads and returns.
  public func start() {
    do { try world.queue.register() } catch { Log.warning("not registered", ("reason", .string("\(error)"))) }
    for _ in 0..<threads { _ = Thread.start { self.work() } }
    _ = Thread.start { self.listen() }
    _ = Thread.start { self.dispatch() }
    _ = Thread.start { self.beat() }
  }

  /// Takes no more jobs, hands back what is not begun, waits for the rest.
  /// - Returns: true when all is done within `seconds`.
  public func stop(within seconds: Double) -> Bool {
    let unbegun = state.change { state -> [Lease] in
      state.isStopping = true
      defer { state.ready = [] }
      return state.ready
    }
    for job in unbegun { handBack(job) }
    return state.wait(seconds: seconds) { $0.held.isEmpty ? true : nil } ?? false
  }

  private func handBack(_ job: Lease) {
    try? world.queue.release(job, after: 0, note: "waiting for another worker")
    state.change { $0.drop(job) }
  }

  /// One of the working threads: libcurl's handle with its kept connections is its own.
  private func work() {
    let client = Client()
    while let job = next() {
      perform(job, client)
      state.change { state in
        state.drop(job)
        state.look = true
      }
    }
  }

  private func next() -> Lease? {
    state.change { $0.idle += 1 }
    let job: Lease?? = state.wait(seconds: 1e9) { state -> Lease?? in
      if state.isStopping { return .some(nil) }
      guard !state.ready.isEmpty else { return nil }
      state.idle -= 1
      return .some(state.ready.removeFirst())
    }
    return job ?? nil
  }

  private func perform(_ job: Lease, _ client: Client) {
    do {
      guard let place = world.places[job.provider] else {
        let failure = JobFailure.unavailable("provider \(job.provider) is not set up")
        _ = try world.queue.fail(job, failure)
        return
      }
      try GenerationJob(job: job, world: world, place: place, client: client).run()
    } catch let error as DatabaseError where error.isPassing {
      // The lease runs out by itself; whoever takes it next goes on from the state that is stored.
      Log.error("database away", ("generation", .string(job.generationID)), ("reason", .string(error.message)))
    } catch {
      let failure = error as? JobFailure ?? .broken("\(error)")
      Log.error("job broke", ("generation", .string(job.generationID)), ("reason", .string(failure.internalText)))
      _ = try? world.queue.fail(job, failure)
    }
  }
}

extension Worker.State {
  mutating func take(_ job: Lease) {
    held[job.jobID, default: 0] += 1
    ready.append(job)
  }

  mutating func drop(_ job: Lease) {
    let left = held[job.jobID, default: 1] - 1
    held[job.jobID] = left > 0 ? left : nil
  }
}
