import FastCGI
import JSON

/// What goes out.
public struct Answer: Sendable {
  public var status: Int
  public var mime: String
  public var bytes: [UInt8]
  public var retryAfter: Int?

  init(_ status: Int, bytes: [UInt8], mime: String) {
    self.status = status
    self.mime = mime
    self.bytes = bytes
  }

  init(_ status: Int, json: JSONValue) { self.init(status, bytes: json.bytes, mime: "application/json") }
  init(_ status: Int, text: String) { self.init(status, bytes: Array(text.utf8), mime: "text/plain; charset=utf-8") }
  init(_ status: Int, html: String) { self.init(status, bytes: Array(html.utf8), mime: "text/html; charset=utf-8") }

  /// The answer that never arrives: a gateway's bare 502.
  static let lost = Answer(502, bytes: [], mime: "text/plain")

  public var json: JSONValue? { try? JSONValue(parsing: bytes) }

  func send(to exchange: borrowing Exchange) {
    var head = "Status: \(status)\r\nContent-Type: \(mime)\r\nContent-Length: \(bytes.count)\r\nX-Content-Type-Options: nosniff\r\n"
    if let retryAfter { head += "Retry-After: \(retryAfter)\r\n" }
    if mime.hasPrefix("text/html") { head += "Content-Security-Policy: default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'\r\n" }
    exchange.write(Array("\(head)\r\n".utf8))
    if exchange.parameter("REQUEST_METHOD") != "HEAD" { exchange.write(bytes) }
  }
}
