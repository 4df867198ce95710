import Glibc
import HTTPClient
import JSON
import Providers
import Threads

extension GenerationJob {
  /// Copies the results into our store, then completes the generation: provider addresses die, and nothing counts before it is ours.
  /// Of several results those that came count; the share of the others goes back with the completion.
  func deliver(_ results: Results) throws {
    let start = monotonicSeconds()
    let ordered = max(1, job.outputs)
    var outputs: [JSONValue] = [], problem: JobFailure?
    for (index, item) in results.items.prefix(ordered).enumerated() {
      do {
        var facts = try fetched(item, index)
        facts["index"] = .integer(Int64(outputs.count))
        outputs.append(.object(facts))
      } catch let failure as JobFailure {
        guard failure.detail == "bad_result" else { return try fail(failure) }
        problem = problem ?? failure
      }
    }
    if outputs.isEmpty { return try fail(problem ?? .badResult("no result")) }
    let missing = outputs.count < ordered ? "\(outputs.count) of \(ordered) results: \(problem?.internalText ?? results.shortfall ?? "the provider made no more")" : nil
    CrashPoint.beforeComplete.pass()
    let result: JSONValue = [
      "outputs": .array(outputs), "provider_cost_usd": results.costUSD.map { .string($0) } ?? .null,
      "seed": results.seed.map { .integer($0) } ?? .null, "missing": missing.map { .string($0) } ?? .null,
    ]
    guard try world.queue.complete(job, result) else { return }
    CrashPoint.afterComplete.pass()
    world.counters.add("artifio_worker_generations_total{outcome=\"completed\"}")
    world.counters.observe("artifio_worker_delivery", seconds: monotonicSeconds() - start)
    Log.info(
      "generation completed", ("generation", .string(job.generationID)), ("outputs", .integer(Int64(outputs.count))),
      ("milliseconds", .integer(Int64((monotonicSeconds() - start) * 1000))))
  }

  private func fetched(_ item: Results.Item, _ index: Int) throws -> JSONObject {
    let file = try world.kitchen.temporaryFile(for: job, index: index)
    defer { unlink(file) }
    switch item {
    case .bytes(let bytes): try write(bytes, to: file)
    case .address(let address):
      let download = Download(client: client, isSandbox: place.isSandbox, limit: world.kitchen.maximumBytes(for: job)) {
        place.provider.renewed(address, of: accepted(job.providerJobID ?? "", age: job.age), over: client)
      }
      try download.fetch(address, to: file)
    }
    return try world.kitchen.ingest(file, for: job)
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    guard bytes.count <= world.kitchen.maximumBytes(for: job) else { throw JobFailure.badResult("result of \(bytes.count) bytes") }
    guard let output = fopen(file, "wx") else { throw JobFailure.broken("\(file): \(String(cString: strerror(errno)))") }
    let written = fwrite(bytes, 1, bytes.count, output)
    guard fclose(output) == 0, written == bytes.count else { throw JobFailure.broken("media folder: cannot write") }
  }
}
