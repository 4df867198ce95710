import Domain
import FastCGI
import Glibc
import JSON
import Secrets
import Threads

/// The verbs that a route may name.
public enum Method: String, Sendable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"
  case other = ""

  /// True for verbs that change nothing, so that a cookie alone may authorise them.
  public var isSafe: Bool { self == .get || self == .head || self == .options }
}

/// One request. Nothing is copied or decoded before it is asked for; it lives no longer than its responder.
public final class Request {
  /// Where the parts come from: nginx, or a test.
  public enum Source {
    case exchange(ExchangeView)
    case parameters([String: String], body: [UInt8])
  }

  private let source: Source
  public let method: Method
  /// The path as nginx decoded and normalised it, such as `/auth/v1/token`.
  public let path: String
  /// Seconds of the monotonic clock at which the answer is due.
  public let deadline: Double
  public private(set) lazy var id = requestID()

  public init(_ source: Source, seconds: Double = 10) {
    self.source = source
    deadline = monotonicSeconds() + seconds
    method = Method(rawValue: Request.text(source, "REQUEST_METHOD") ?? "") ?? .other
    path = Request.text(source, "DOCUMENT_URI") ?? Request.text(source, "SCRIPT_NAME") ?? "/"
  }

  /// A FastCGI parameter such as `HTTP_PREFER` or `QUERY_STRING`; nil when absent or empty.
  public func parameter(_ name: String) -> String? { Request.text(source, name) }

  /// The bytes of a parameter without a copy, valid inside `body`; empty when absent.
  public func withParameter<Result>(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    switch source {
    case .exchange(let view): return try body(view.bytes(name))
    case .parameters(let values, _):
      let bytes = Array((values[name] ?? "").utf8)
      return try bytes.withUnsafeBytes(body)
    }
  }

  /// A header by its usual name, such as `Idempotency-Key`. On hot paths ask `parameter("HTTP_…")`, which builds no name.
  public func header(_ name: String) -> String? {
    parameter("HTTP_" + String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : upper($0) }, as: UTF8.self))
  }

  /// The query as it came, undecoded; empty when there is none.
  public var rawQuery: String { parameter("QUERY_STRING") ?? "" }

  /// The decoded value of the first query parameter with that name.
  public func query(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }

  /// The query's parameters in order, split first and decoded then (`+` is a space).
  public var queryItems: [(name: String, value: String)] {
    rawQuery.split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (percentDecoded(parts[0]), parts.count == 2 ? percentDecoded(parts[1]) : "")
    }
  }

  public func cookie(_ name: String) -> String? {
    guard let header = parameter("HTTP_COOKIE") else { return nil }
    for part in header.split(separator: ";") {
      let pair = part.drop { $0 == " " }
      if pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" { return String(pair.dropFirst(name.count + 1)) }
    }
    return nil
  }

  /// The address of the client, as nginx saw it.
  public var clientAddress: String? { parameter("REMOTE_ADDR") }
  public var userAgent: String? { parameter("HTTP_USER_AGENT").map { String($0.prefix(500)) } }

  /// The `Idempotency-Key`, at most 255 visible characters.
  public var idempotencyKey: String? {
    get throws(Failure) {
      guard let key = parameter("HTTP_IDEMPOTENCY_KEY") else { return nil }
      guard key.utf8.count <= 255, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw Failure(.invalidParameters, "Idempotency-Key must be at most 255 visible ASCII characters.", field: "Idempotency-Key", details: [.init("rule", .text("format"))])
      }
      return key
    }
  }

  /// Seconds left until the deadline, never negative.
  public var secondsLeft: Double { max(0, deadline - monotonicSeconds()) }

  /// Names and values of all parameters, for the few who need a list of headers.
  public func forEachParameter(_ body: (String, String) -> Void) {
    switch source {
    case .exchange(let view): view.forEachParameter(body)
    case .parameters(let values, _): for (name, value) in values { body(name, value) }
    }
  }
}

// The body
extension Request {
  /// The whole body, at most `limit` bytes.
  public func body(limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try readBody(limit: limit) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads the body in pieces of at most 64 KiB.
  public func readBody(limit: Int, _ piece: (UnsafeRawBufferPointer) -> Void) throws(Failure) {
    do {
      switch source {
      case .exchange(let view): try view.readBody(limit: limit, piece)
      case .parameters(_, let bytes):
        guard bytes.count <= limit else { throw BodyError.tooLarge(limit: limit) }
        bytes.withUnsafeBytes(piece)
      }
    } catch BodyError.tooLarge(let limit) {
      throw Failure(.tooLarge, "The request body is larger than \(limit) bytes.", details: [.init("maximum", .number(String(limit)))])
    } catch { throw Failure(.malformedJSON, "The request body ended early.") }
  }

  /// The body as JSON: its content type must say so, its nesting must not pass `depth`.
  public func json(limit: Int = 1 << 20, depth: Int = 32) throws(Failure) -> JSONValue {
    let type = parameter("CONTENT_TYPE")?.lowercased() ?? ""
    let bytes = try body(limit: limit)
    guard type.hasPrefix("application/json") || (type.isEmpty && bytes.isEmpty) else {
      throw Failure(.unsupportedMediaType, "The request body must be application/json.")
    }
    do { return try JSONValue(parsing: bytes, depth: depth) } catch {
      switch error {
      case .tooDeep(let limit): throw Failure(.malformedJSON, "The request body is nested deeper than \(limit) levels.", details: [.init("rule", .text("depth"))])
      case .malformed(let text, let line, let column):
        throw Failure(.malformedJSON, "The request body is not valid JSON: \(text) (line \(line), column \(column)).", details: [.init("rule", .text("syntax"))])
      }
    }
  }

  /// The body as a JSON object; other values are malformed.
  public func jsonObject(limit: Int = 1 << 20, depth: Int = 32) throws(Failure) -> JSONObject {
    guard case .object(let object) = try json(limit: limit, depth: depth) else {
      throw Failure(.malformedJSON, "The request body must be a JSON object.", details: [.init("rule", .text("object"))])
    }
    return object
  }
}

extension Request {
  private static func text(_ source: Source, _ name: String) -> String? {
    switch source {
    case .exchange(let view):
      let bytes = view.bytes(name)
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    case .parameters(let values, _): return values[name].flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// nginx's own id, else the client's when it looks like one, else a new one.
  private func requestID() -> String {
    if let id = parameter("REQUEST_ID") ?? parameter("HTTP_X_REQUEST_ID"), id.utf8.count <= 64,
      id.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    {
      return id
    }
    return hex(randomBytes(16))
  }
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func upper(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte - 32 : byte }

/// Decodes `%41` and `+`; a broken escape stays as it is.
public func percentDecoded(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(text) }
  let source = Array(text.utf8)
  var output: [UInt8] = [], index = 0
  while index < source.count {
    if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
      let byte = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16),
      source[index + 1] != UInt8(ascii: "+"), source[index + 1] != UInt8(ascii: "-")
    {
      output.append(byte)
      index += 3
    } else {
      output.append(source[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[index])
      index += 1
    }
  }
  return String(decoding: output, as: UTF8.self)
}
