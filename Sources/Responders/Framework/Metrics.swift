import Threads

/// Counters of one process, written in Prometheus' text form. Labels are routes and statuses, never people.
public final class Metrics: Sendable {
  static let bounds: [Double] = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000, 30_000]

  fileprivate struct Row: Sendable {
    var statuses: [Int: UInt64] = [:]
    var buckets = [UInt64](repeating: 0, count: Metrics.bounds.count)
    var count: UInt64 = 0
    var milliseconds = 0.0
  }

  private let family: String
  private let rows = Monitor<[String: Row]>([:])

  public init(family: String) { self.family = family }

  func count(route: String, status: Int, milliseconds: Double) {
    rows.with { rows in
      rows[route, default: Row()].add(status, milliseconds)
    }
  }

  /// The counters as Prometheus text.
  public var text: String {
    var output = "# TYPE artifio_requests_total counter\n"
    let rows = rows.with { $0 }.sorted { $0.key < $1.key }
    for (route, row) in rows {
      for (status, count) in row.statuses.sorted(by: { $0.key < $1.key }) {
        output += "artifio_requests_total{family=\"\(family)\",route=\"\(route)\",status=\"\(status)\"} \(count)\n"
      }
    }
    output += "# TYPE artifio_request_milliseconds histogram\n"
    for (route, row) in rows {
      let labels = "family=\"\(family)\",route=\"\(route)\""
      for (bound, count) in zip(Metrics.bounds, row.buckets) {
        output += "artifio_request_milliseconds_bucket{\(labels),le=\"\(bound)\"} \(count)\n"
      }
      output += "artifio_request_milliseconds_bucket{\(labels),le=\"+Inf\"} \(row.count)\n"
      output += "artifio_request_milliseconds_sum{\(labels)} \(row.milliseconds)\n"
      output += "artifio_request_milliseconds_count{\(labels)} \(row.count)\n"
    }
    return output
  }
}

extension Metrics.Row {
  fileprivate mutating func add(_ status: Int, _ time: Double) {
    statuses[status, default: 0] += 1
    for index in Metrics.bounds.indices where time <= Metrics.bounds[index] { buckets[index] += 1 }
    count += 1
    milliseconds += time
  }
}
