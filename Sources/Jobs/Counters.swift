import Glibc
import Threads

/// What the worker has counted since its start, written as Prometheus text.
public final class Counters: Sendable {
  private let values = Monitor<[String: Double]>([:])

  public init() {}

  /// `name` with its labels, as the metric stands in the text: `artifio_worker_jobs_total{outcome="completed"}`.
  public func add(_ name: String, _ amount: Double = 1) { values.with { $0[name, default: 0] += amount } }
  public func set(_ name: String, _ value: Double) { values.with { $0[name] = value } }
  public func value(_ name: String) -> Double { values.with { $0[name] ?? 0 } }

  /// A duration, as a sum and a count.
  func observe(_ name: String, seconds: Double) {
    add("\(name)_seconds_sum", seconds)
    add("\(name)_seconds_count")
  }

  public var text: String {
    values.with { $0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
  }

  /// Replaces the file at `path` in one step.
  func write(to path: String) {
    let temporary = path + ".new"
    guard let file = fopen(temporary, "w") else { return }
    fputs(text, file)
    fclose(file)
    rename(temporary, path)
  }
}
