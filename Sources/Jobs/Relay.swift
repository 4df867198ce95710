import HTTPClient
import JSON
import Postgres
import Threads

/// Carries events from Postgres to Nchan, in their order and after their commit. They are hints: what cannot be published is dropped.
public struct Relay: Sendable {
  let databaseInfo: String
  let publishSocket: String
  let counters: Counters
  let isStopping: @Sendable () -> Bool

  public init(databaseInfo: String, publishSocket: String, counters: Counters, isStopping: @escaping @Sendable () -> Bool) {
    self.databaseInfo = databaseInfo
    self.publishSocket = publishSocket
    self.counters = counters
    self.isStopping = isStopping
  }

  public func run() {
    let client = Client()
    Leader(name: "relay", key: 7_020_002, databaseInfo: databaseInfo, isStopping: isStopping).run { connection in
      try connection.execute("listen events")
      while !isStopping() {
        if let notice = try connection.notification(seconds: 1) { publish(notice.payload, client) }
      }
    }
  }

  private func publish(_ payload: String, _ client: Client) {
    guard let event = try? JSONValue(parsing: payload), let user = event["user"]?.string, let type = event["type"]?.string,
      let data = event["data"], isName(user), isName(type)
    else {
      counters.add("artifio_relay_events_total{outcome=\"malformed\"}")
      return
    }
    let request = HTTPRequest(
      "POST", "http://nchan/pub/user-\(user)", headers: [("X-EventSource-Event", type), ("Content-Type", "application/json")],
      body: data.bytes, timeout: 2, connectTimeout: 1, maximumBytes: 64 << 10, unixSocket: publishSocket)
    for attempt in 0..<3 {
      if let response = try? client.send(request), (200..<300).contains(response.status) {
        counters.add("artifio_relay_events_total{outcome=\"published\"}")
        return
      }
      pause(0.05 * Double(attempt + 1))
    }
    counters.add("artifio_relay_events_total{outcome=\"dropped\"}")
    Log.warning("event dropped", ("type", .string(type)))
  }

  /// Both go into a URL and a header.
  private func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F }
  }
}
