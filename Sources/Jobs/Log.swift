import Glibc
import JSON
import Threads

/// Lines of JSON on stderr. Never bodies, prompts, tokens or keys.
public enum Log {
  public static func info(_ event: String, _ fields: (String, JSONValue)...) { write("info", event, fields) }
  public static func warning(_ event: String, _ fields: (String, JSONValue)...) { write("warning", event, fields) }
  public static func error(_ event: String, _ fields: (String, JSONValue)...) { write("error", event, fields) }

  private static func write(_ level: String, _ event: String, _ fields: [(String, JSONValue)]) {
    var members: [(key: String, value: JSONValue)] = [
      ("time", .string(timestamp(wallSeconds()))), ("level", .string(level)), ("program", "worker"), ("event", .string(event)),
    ]
    for (name, value) in fields { members.append((name, value)) }
    let line = JSONValue.object(JSONObject(members)).bytes + [UInt8(ascii: "\n")]
    // One write per line, so that lines of several threads never mix.
    _ = line.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
