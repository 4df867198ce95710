import HTTPClient
import JSON
import Providers
import Secrets
import Threads

/// One step of a generation: send the order, or ask how it stands, and write down what came of it. Every step ends with the job given
/// back, in the state from which the next step knows what to do, whoever takes it.
struct GenerationJob {
  let job: Lease
  let world: World
  let place: World.Place
  let client: Client

  func run() throws {
    switch job.phase {
    case .queued: try submit()
    case .submitting: try findOut("the worker stopped between sending and storing")
    case .reconciling: try reconcile()
    case .submitted: try poll()
    }
  }

  /// Results of an ended or foreign job are dropped by the guards in SQL; then there is nothing to count.
  func fail(_ failure: JobFailure) throws {
    guard try world.queue.fail(job, failure) else { return }
    world.counters.add("artifio_worker_generations_total{outcome=\"\(failure.detail)\"}")
    Log.warning(
      "generation failed", ("generation", .string(job.generationID)), ("code", .string(failure.code)), ("detail", .string(failure.detail)),
      ("provider", .string(job.provider)), ("reason", .string(failure.internalText)))
  }

  /// The order as it is asked about.
  func accepted(_ id: String, age: Double) -> ProviderJob {
    ProviderJob(id: id, endpoint: world.kitchen.endpoint(of: job), kind: job.generation["type"]?.string ?? "image", outputs: job.outputs, age: age)
  }

  func count(_ outcome: String) {
    world.counters.add("artifio_provider_calls_total{provider=\"\(job.provider)\",outcome=\"\(outcome)\"}")
  }
}
