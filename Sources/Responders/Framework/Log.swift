import Glibc
import JSON
import Threads

/// Log lines in JSON on stderr, one a request: who, which route, how it ended, how long it took. Never a body, a token or a query.
public final class Log: Sendable {
  private let buffer = Monitor<[UInt8]>([])
  private let descriptor: Int32

  /// Lines gather for up to 100 ms before they are written; errors are written at once. -1 keeps them for `lines`.
  public init(descriptor: Int32 = 2) { self.descriptor = descriptor }

  /// Starts the thread that writes what has gathered.
  public func start() {
    _ = Thread.start { [self] in
      while true {
        usleep(100_000)
        flush()
      }
    }
  }

  /// What has gathered in a log without a descriptor.
  public var lines: String { buffer.with { String(decoding: $0, as: UTF8.self) } }

  func request(_ request: Request, family: String, route: String, caller: Caller, response: Response, milliseconds: Double) {
    let level = response.status >= 500 ? "error" : response.status >= 400 ? "warn" : "info"
    var line: [UInt8] = []
    line.reserveCapacity(256)
    begin(&line, level)
    line.append(contentsOf: #","request_id":""#.utf8)
    line.append(contentsOf: request.id.utf8)
    line.append(contentsOf: #"","family":""#.utf8)
    line.append(contentsOf: family.utf8)
    line.append(contentsOf: #"","route":""#.utf8)
    line.append(contentsOf: route.utf8)
    line.append(contentsOf: #"","user":"#.utf8)
    if let subject = caller.claims?.subject { JSONValue.string(subject).write(to: &line) } else { line.append(contentsOf: "null".utf8) }
    line.append(contentsOf: #","status":"#.utf8)
    line.append(contentsOf: String(response.status).utf8)
    line.append(contentsOf: #","ms":"#.utf8)
    let hundredths = Int(milliseconds * 100)
    line.append(contentsOf: "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)".utf8)
    if let code = response.code {
      line.append(contentsOf: #","code":"#.utf8)
      JSONValue.string(code).write(to: &line)
    }
    line.append(contentsOf: "}\n".utf8)
    add(line, atOnce: response.status >= 500)
  }

  /// A line about something else than a request's end.
  public func event(_ level: String, _ message: String, _ particulars: JSONObject = [:]) {
    var line: [UInt8] = []
    begin(&line, level)
    line.append(contentsOf: #","message":"#.utf8)
    JSONValue.string(message).write(to: &line)
    for member in particulars.members {
      line.append(contentsOf: ",".utf8)
      JSONValue.string(member.key).write(to: &line)
      line.append(contentsOf: ":".utf8)
      member.value.write(to: &line)
    }
    line.append(contentsOf: "}\n".utf8)
    add(line, atOnce: level == "error")
  }

  public func flush() {
    guard descriptor >= 0 else { return }
    buffer.with { bytes in
      guard !bytes.isEmpty else { return }
      var start = 0
      while start < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + start, $0.count - start) }
        if count < 0 && errno != EINTR { break }
        start += max(0, count)
      }
      bytes.removeAll(keepingCapacity: true)
    }
  }

  private func add(_ line: [UInt8], atOnce: Bool) {
    let full = buffer.with { bytes in
      bytes.append(contentsOf: line)
      return bytes.count > 32 << 10
    }
    if atOnce || full { flush() }
  }

  private func begin(_ line: inout [UInt8], _ level: String) {
    line.append(contentsOf: #"{"ts":""#.utf8)
    line.append(contentsOf: timestamp(wallSeconds()).utf8)
    line.append(contentsOf: #"","level":""#.utf8)
    line.append(contentsOf: level.utf8)
    line.append(contentsOf: #"""#.utf8)
  }
}

/// RFC 3339 in UTC with milliseconds.
func timestamp(_ seconds: Double) -> String {
  var whole = time_t(seconds), parts = tm()
  gmtime_r(&whole, &parts)
  return String(unsafeUninitializedCapacity: 24) { output in
    var place = 0
    func add(_ number: Int, _ digits: Int, _ end: Unicode.Scalar) {
      var number = number
      for index in stride(from: place + digits - 1, through: place, by: -1) {
        output[index] = 0x30 + UInt8(number % 10)
        number /= 10
      }
      output[place + digits] = UInt8(ascii: end)
      place += digits + 1
    }
    add(Int(parts.tm_year) + 1900, 4, "-")
    add(Int(parts.tm_mon) + 1, 2, "-")
    add(Int(parts.tm_mday), 2, "T")
    add(Int(parts.tm_hour), 2, ":")
    add(Int(parts.tm_min), 2, ":")
    add(Int(parts.tm_sec), 2, ".")
    add(Int((seconds - Double(whole)) * 1000), 3, "Z")
    return place
  }
}
