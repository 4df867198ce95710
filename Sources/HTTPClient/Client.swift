import CCurl
import Glibc

/// What to ask of a server.
public struct HTTPRequest: Sendable {
  public var method: String
  public var url: String
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]?
  /// Seconds for the whole exchange, and for the connection alone.
  public var timeout: Double
  public var connectTimeout: Double
  /// An answer beyond this many bytes is cut off and counts as `tooLarge`.
  public var maximumBytes: Int
  /// A file of certificates to trust instead of the system's.
  public var caFile: String?
  /// A unix socket to connect to instead of the URL's host.
  public var unixSocket: String?
  /// The one address to connect to for the URL's host, as `host:port:address`: what was checked is what is used.
  public var pinnedAddress: String?

  public init(
    _ method: String = "GET", _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
    timeout: Double = 30, connectTimeout: Double = 5, maximumBytes: Int = 8 << 20, caFile: String? = nil, unixSocket: String? = nil,
    pinnedAddress: String? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.maximumBytes = maximumBytes
    self.caFile = caFile
    self.unixSocket = unixSocket
    self.pinnedAddress = pinnedAddress
  }
}

public struct HTTPResponse: Sendable {
  public var status: Int
  /// Names in lower case, in the order of arrival.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Network trouble in a few words. Whether the server has seen the request is known only for `refused`, `unresolved` and `badRequest`.
public enum HTTPError: Error, Sendable, Equatable {
  /// Nobody listens, or TLS was not agreed: the request was not seen.
  case refused(String)
  case unresolved(String)
  case badRequest(String)
  /// The time is up; the server may have acted.
  case timeout
  /// The connection broke under way; the server may have acted.
  case broken(String)
  case tooLarge(limit: Int)

  /// True when the request certainly did not reach the server.
  public var wasNotSent: Bool {
    switch self {
    case .refused, .unresolved, .badRequest: true
    default: false
    }
  }
}

/// A libcurl handle that keeps its connections. One per thread; never shared.
public final class Client {
  private static let initialised: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  private let handle: UnsafeMutableRawPointer

  public init() {
    precondition(Client.initialised, "curl_global_init failed")
    handle = curl_easy_init()!
  }

  deinit { curl_easy_cleanup(handle) }

  /// Performs one exchange. Redirects are never followed; only http and https are spoken.
  public func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
    let transfer = Transfer(limit: request.maximumBytes, sink: nil)
    return try perform(request, transfer)
  }

  /// Performs one exchange and writes the body of a 2xx answer to the open file `descriptor`; the response's `body` holds
  /// the first bytes of other answers only.
  public func download(_ request: HTTPRequest, to descriptor: Int32) throws(HTTPError) -> HTTPResponse {
    let transfer = Transfer(limit: request.maximumBytes, sink: descriptor)
    return try perform(request, transfer)
  }

  private func perform(_ request: HTTPRequest, _ transfer: Transfer) throws(HTTPError) -> HTTPResponse {
    curl_easy_reset(handle)
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    transfer.handle = handle
    shim_setopt_pointer(handle, CURLOPT_URL, request.url)
    shim_setopt_pointer(handle, CURLOPT_CUSTOMREQUEST, request.method)
    if request.method == "HEAD" { shim_setopt_long(handle, CURLOPT_NOBODY, 1) }
    shim_setopt_pointer(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    shim_setopt_pointer(handle, CURLOPT_USERAGENT, "Artifio/1.0")
    shim_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
    shim_setopt_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    shim_setopt_long(handle, CURLOPT_TIMEOUT_MS, Int(request.timeout * 1000))
    shim_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(request.connectTimeout * 1000))
    if let file = request.caFile { shim_setopt_pointer(handle, CURLOPT_CAINFO, file) }
    if let path = request.unixSocket { shim_setopt_pointer(handle, CURLOPT_UNIX_SOCKET_PATH, path) }
    shim_setopt_write(handle, CURLOPT_WRITEFUNCTION, receiveBody)
    shim_setopt_pointer(handle, CURLOPT_WRITEDATA, context)
    shim_setopt_write(handle, CURLOPT_HEADERFUNCTION, receiveHeader)
    shim_setopt_pointer(handle, CURLOPT_HEADERDATA, context)

    var pins: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(pins) }
    if let pin = request.pinnedAddress {
      pins = curl_slist_append(nil, pin)
      shim_setopt_pointer(handle, CURLOPT_RESOLVE, pins)
    }

    var list: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(list) }
    // libcurl would otherwise wait a second for "100 Continue" before a large body.
    list = curl_slist_append(list, "Expect:")
    for header in request.headers { list = curl_slist_append(list, "\(header.name): \(header.value)") }
    shim_setopt_pointer(handle, CURLOPT_HTTPHEADER, list)

    let code: CURLcode
    if let body = request.body {
      // POSTFIELDS is not copied: the bytes must live until the transfer is done.
      code = body.withUnsafeBytes { bytes in
        shim_setopt_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
        shim_setopt_pointer(handle, CURLOPT_POSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1))
        return curl_easy_perform(handle)
      }
    } else {
      code = curl_easy_perform(handle)
    }
    if transfer.overflow { throw .tooLarge(limit: request.maximumBytes) }
    guard code == CURLE_OK else { throw failure(code) }
    var status = 0
    shim_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return HTTPResponse(status: status, headers: transfer.headers, body: transfer.body)
  }

  private func failure(_ code: CURLcode) -> HTTPError {
    let text = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .unresolved(text)
    case CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return .refused(text)
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: return .badRequest(text)
    case CURLE_OPERATION_TIMEDOUT:
      // Not connected within the time: nothing was sent.
      var connected = 0.0
      shim_getinfo_double(handle, CURLINFO_CONNECT_TIME, &connected)
      return connected == 0 ? .refused("no connection in time") : .timeout
    default: return .broken(text)
    }
  }
}

private final class Transfer {
  let limit: Int
  let sink: Int32?
  var handle: UnsafeMutableRawPointer?
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  var written = 0
  var overflow = false

  init(limit: Int, sink: Int32?) {
    self.limit = limit
    self.sink = sink
  }

  var isSuccess: Bool {
    var status = 0
    shim_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return (200..<300).contains(status)
  }
}

private func receiveBody(_ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
  let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
  let total = size * count
  transfer.written += total
  guard transfer.written <= transfer.limit else {
    transfer.overflow = true
    return 0
  }
  let bytes = UnsafeRawBufferPointer(start: data, count: total)
  guard let sink = transfer.sink, transfer.isSuccess else {
    transfer.body.append(contentsOf: bytes)
    return total
  }
  var done = 0
  while done < total {
    let step = write(sink, bytes.baseAddress! + done, total - done)
    if step < 0 && errno == EINTR { continue }
    guard step > 0 else { return 0 }
    done += step
  }
  return total
}

private func receiveHeader(_ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
  let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
  let line = String(decoding: UnsafeRawBufferPointer(start: data, count: size * count), as: UTF8.self)
  if line.hasPrefix("HTTP/") {
    transfer.headers = []
  } else if let colon = line.firstIndex(of: ":") {
    transfer.headers.append((line[..<colon].lowercased(), trimmed(line[line.index(after: colon)...])))
  }
  return size * count
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while let first = text.unicodeScalars.first, first.properties.isWhitespace { text = text.dropFirst() }
  while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
  return String(text)
}
