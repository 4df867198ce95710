import FastCGI
import JSON

/// An answer: status, headers, body.
public struct Response: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]
  /// The error code that the log line names.
  public var code: String?

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public static func json(_ value: JSONValue, status: Int = 200, headers: [(name: String, value: String)] = []) -> Response {
    json(value.bytes, status: status, headers: headers)
  }

  /// JSON text that passes through as it came from Postgres.
  public static func json(_ bytes: [UInt8], status: Int = 200, headers: [(name: String, value: String)] = []) -> Response {
    Response(status: status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers, body: bytes)
  }

  public static func noContent(status: Int = 204, headers: [(name: String, value: String)] = []) -> Response {
    Response(status: status, headers: headers)
  }

  /// nginx answers from the internal location `path`; headers of this answer that nginx lets through stay.
  public static func accelRedirect(_ path: String, headers: [(name: String, value: String)] = []) -> Response {
    Response(status: 200, headers: [("X-Accel-Redirect", path)] + headers)
  }

  public func adding(_ name: String, _ value: String) -> Response {
    var copy = self
    copy.headers.append((name, value))
    return copy
  }

  public subscript(header: String) -> String? { headers.first { $0.name.lowercased() == header.lowercased() }?.value }
}

extension Response {
  /// The header block in CGI form, with the request's id.
  func head(requestID: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    bytes.append(contentsOf: "Status: ".utf8)
    bytes.append(contentsOf: Response.statusLine(status).utf8)
    for header in headers {
      bytes.append(contentsOf: "\r\n".utf8)
      bytes.append(contentsOf: header.name.utf8)
      bytes.append(contentsOf: ": ".utf8)
      // A line break inside a value would start a header of somebody else's choice.
      for byte in header.value.utf8 where byte != 0x0D && byte != 0x0A { bytes.append(byte) }
    }
    bytes.append(contentsOf: "\r\nX-Request-Id: ".utf8)
    bytes.append(contentsOf: requestID.utf8)
    bytes.append(contentsOf: "\r\n\r\n".utf8)
    return bytes
  }

  private static func statusLine(_ status: Int) -> String {
    switch status {
    case 200: "200 OK"
    case 201: "201 Created"
    case 202: "202 Accepted"
    case 204: "204 No Content"
    case 206: "206 Partial Content"
    case 304: "304 Not Modified"
    case 400: "400 Bad Request"
    case 401: "401 Unauthorized"
    case 402: "402 Payment Required"
    case 403: "403 Forbidden"
    case 404: "404 Not Found"
    case 405: "405 Method Not Allowed"
    case 406: "406 Not Acceptable"
    case 409: "409 Conflict"
    case 413: "413 Content Too Large"
    case 415: "415 Unsupported Media Type"
    case 416: "416 Range Not Satisfiable"
    case 422: "422 Unprocessable Entity"
    case 423: "423 Locked"
    case 429: "429 Too Many Requests"
    case 500: "500 Internal Server Error"
    case 502: "502 Bad Gateway"
    case 503: "503 Service Unavailable"
    case 504: "504 Gateway Timeout"
    default: "\(status) -"
    }
  }
}
