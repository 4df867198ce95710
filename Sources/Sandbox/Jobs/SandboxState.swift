import Threads

/// Everything that the stand-in remembers. It is gone with the process.
struct SandboxState: Sendable {
  struct Counts: Sendable {
    var requests = 0, accepted = 0, rejected = 0, limited = 0, paid = 0, failed = 0, lost = 0, callbacks = 0, callbacksAcknowledged = 0, callbacksForged = 0
  }

  var behaviour = Behaviour()
  var jobs: [String: Job] = [:]
  var order: [String] = []
  /// The ids of the jobs that are not finished.
  var open: [String] = []
  var counts: [House: Counts] = [:]
  /// Faults for the next jobs, first come first served.
  var next: [Faults] = []
  var recentKieCreations: [Double] = []
  var recentLovableRequests: [Double] = []
  var uploads: [String: String] = [:]
  /// Answers that the admin has laid out.
  var prepared: [PreparedAnswer] = []

  mutating func count(_ house: House, _ change: (inout Counts) -> Void) { change(&counts[house, default: Counts()]) }

  /// Takes a job in; the oldest finished ones are forgotten beyond 5000.
  mutating func add(_ job: Job) {
    jobs[job.id] = job
    order.append(job.id)
    open.append(job.id)
    count(job.house) { $0.accepted += 1 }
    if order.count > 5000, let index = order.firstIndex(where: { jobs[$0]?.isOpen != true }) { jobs[order.remove(at: index)] = nil }
  }

  /// The words of the prompt, of the admin's queue, and of chance.
  mutating func faults(for words: Faults) -> Faults {
    var faults = words
    if !next.isEmpty {
      let more = next.removeFirst()
      faults.words.formUnion(more.words)
      faults.slowSeconds = faults.slowSeconds ?? more.slowSeconds
      faults.lateSeconds = max(faults.lateSeconds, more.lateSeconds)
    }
    for (word, rate) in behaviour.rates where rate > 0 && Double.random(in: 0..<1) < rate { faults.words.insert(word) }
    return faults
  }

  func seconds(for medium: Medium, _ faults: Faults) -> Double { faults.slowSeconds ?? Double.random(in: behaviour.delays[medium]!) }
}
