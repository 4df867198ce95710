import HTTPClient
import JSON

/// The way out: libcurl in earnest, a script in tests.
public protocol Wire {
  func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse
}

extension Client: Wire {}

/// A reply that is JSON.
struct Reply {
  var status: Int
  var json: JSONValue
  /// Seconds that the provider asks us to wait.
  var retryAfter: Double?
}

extension Wire {
  /// Sends `body` as JSON and takes JSON only.
  func exchange(
    _ method: String, _ url: String, key: String?, body: JSONValue? = nil, timeout: Double = 30, maximumBytes: Int = 2 << 20
  ) throws(Trouble) -> Reply {
    var headers: [(name: String, value: String)] = [("Accept", "application/json")]
    if let key { headers.append(("Authorization", "Bearer \(key)")) }
    if body != nil { headers.append(("Content-Type", "application/json")) }
    return try exchange(
      HTTPRequest(method, url, headers: headers, body: body?.bytes, timeout: timeout, maximumBytes: maximumBytes))
  }

  func exchange(_ request: HTTPRequest) throws(Trouble) -> Reply {
    let response: HTTPResponse
    do { response = try send(request) } catch { throw Trouble(error) }
    let retryAfter = response.header("retry-after").flatMap(Double.init).map { min(max($0, 0), 3600) }
    guard let json = try? JSONValue(parsing: response.body) else {
      // A gateway's own page in place of the provider's answer; its status still says something.
      guard response.status != 429 else { return Reply(status: 429, json: .null, retryAfter: retryAfter) }
      throw .badAnswer("HTTP \(response.status), not JSON: \(excerpt(response.body))")
    }
    return Reply(status: response.status, json: json, retryAfter: retryAfter)
  }
}

/// The first printable characters of an answer, for logs.
func excerpt(_ bytes: [UInt8]) -> String {
  String(String(decoding: bytes.prefix(160), as: UTF8.self).map { $0.isNewline || $0 == "\0" ? " " : $0 })
}
