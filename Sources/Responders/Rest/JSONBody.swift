import JSON
import Rest

/// A request body that must be JSON, parsed only to see its keys; Postgres gets its bytes.
struct JSONBody {
  let value: JSONValue

  init(_ bytes: [UInt8]) throws(RestError) {
    do { value = try JSONValue(parsing: bytes, depth: 32) } catch {
      throw RestError(400, "PGRST102", "Empty or invalid json")
    }
  }

  var object: JSONObject {
    get throws(RestError) {
      guard case .object(let object) = value else { throw RestError(400, "PGRST102", "The request body must be a JSON object") }
      return object
    }
  }
}

extension Request {
  /// The body of a write or a call, at most 1 MiB, whose type must say JSON.
  func jsonBytes() throws -> [UInt8] {
    let bytes = try body(limit: 1 << 20)
    let type = parameter("CONTENT_TYPE")?.lowercased() ?? "application/json"
    guard bytes.isEmpty || type.hasPrefix("application/json") || type.hasPrefix("application/vnd.pgrst") else {
      throw RestError(415, "PGRST102", "Content-Type not acceptable: \(type.prefix(100))")
    }
    return bytes
  }
}
