import FastCGI
import JSON

/// What came in, taken out of FastCGI.
public struct Request: Sendable {
  public var method: String
  public var path: String
  public var query: [String: String]
  /// Scheme and host as the caller sees them; the results' addresses begin with it.
  public var base: String
  public var authorization: String?
  public var contentType: String
  public var body: [UInt8]

  public init(
    _ method: String = "GET", _ path: String, query: [String: String] = [:], base: String = "http://127.0.0.1", authorization: String? = nil,
    contentType: String = "application/json", body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.base = base
    self.authorization = authorization
    self.contentType = contentType
    self.body = body
  }

  /// Bodies carry pictures as base64: 64 MiB are read.
  init(_ exchange: borrowing Exchange) throws(BodyError) {
    let uri = exchange.parameter("REQUEST_URI") ?? "/"
    let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let scheme = exchange.parameter("REQUEST_SCHEME") ?? "http"
    var host = exchange.parameter("HTTP_HOST") ?? exchange.parameter("SERVER_NAME") ?? "127.0.0.1"
    // Some front doors pass the host name alone.
    if !host.contains(":"), let port = exchange.parameter("SERVER_PORT"), port != "80", port != "443" { host += ":\(port)" }
    self.init(
      exchange.parameter("REQUEST_METHOD") ?? "GET", percentDecoded(parts[0]), query: parts.count > 1 ? parsedQuery(parts[1]) : [:],
      base: "\(scheme)://\(host)", authorization: exchange.parameter("HTTP_AUTHORIZATION"), contentType: exchange.parameter("CONTENT_TYPE") ?? "",
      body: try exchange.body(limit: 64 << 20))
  }

  var json: JSONValue? { try? JSONValue(parsing: body, depth: 32) }

  /// The key of the Authorization header.
  var bearer: String? {
    guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return nil }
    let key = authorization.dropFirst(7).filter { $0 != " " }
    return key.isEmpty ? nil : key
  }
}

func percentDecoded(_ text: some StringProtocol, plus: Bool = false) -> String {
  let source = Array(text.utf8)
  var bytes: [UInt8] = [], index = 0
  while index < source.count {
    if source[index] == UInt8(ascii: "%"), index + 2 < source.count, let value = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16) {
      bytes.append(value)
      index += 3
    } else {
      bytes.append(plus && source[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[index])
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

func parsedQuery(_ text: some StringProtocol) -> [String: String] {
  var query: [String: String] = [:]
  for pair in text.split(separator: "&") {
    let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    query[percentDecoded(halves[0], plus: true)] = halves.count > 1 ? percentDecoded(halves[1], plus: true) : ""
  }
  return query
}

extension String {
  /// What follows `prefix`; nil when the text does not begin with it.
  func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
