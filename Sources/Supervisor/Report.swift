import Glibc
import JSON
import Threads

extension Supervisor {
  /// One JSON line on stderr.
  func report(_ message: String, of service: String = "supervisor", level: String = "info") {
    let line: JSONValue = [
      "time": .real((wallSeconds() * 1000).rounded() / 1000), "level": .string(level), "program": "supervisor",
      "service": .string(service), "message": .string(message),
    ]
    let bytes = line.bytes + [UInt8(ascii: "\n")]
    _ = write(2, bytes, bytes.count)
  }
}
