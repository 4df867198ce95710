import CFastCGI
import Glibc

/// One FastCGI request and its answer. It belongs to the thread that accepted it; texts from `parameter` are copies,
/// pointers from `withParameter` die with the request.
public struct Exchange: ~Copyable {
  let request: UnsafeMutablePointer<FCGX_Request>

  /// A place for requests. It has no listening socket: `Arrivals` accepts.
  public init() {
    request = .allocate(capacity: 1)
    request.initialize(to: FCGX_Request())
    FCGX_InitRequest(request, -1, 0)
  }

  deinit {
    FCGX_Free(request, 1)
    request.deinitialize(count: 1)
    request.deallocate()
  }

  /// The connection that the last request left open; negative when there is none.
  var connection: Int32 { request.pointee.ipcFd }

  /// Takes over an accepted connection. It counts as kept until its first request says otherwise, else libfcgi would close it
  /// before it reads (fcgiapp.c, FCGX_Finish_r).
  borrowing func take(_ connection: Int32) {
    request.pointee.ipcFd = connection
    request.pointee.keepConnection = 1
  }

  /// Reads the head of the next request; false when the connection has ended, which is closed then.
  borrowing func readHead() -> Bool { FCGX_Accept_r(request) >= 0 }
  borrowing func hangUp() { FCGX_Free(request, 1) }
  borrowing func finish() { FCGX_Finish_r(request) }

  /// A FastCGI parameter such as `REQUEST_METHOD` or `HTTP_AUTHORIZATION`; nil when absent or empty (nginx sends empty texts).
  public borrowing func parameter(_ name: String) -> String? {
    withParameter(name) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// The same without a copy: the bytes are valid only inside `body`; empty when absent.
  public borrowing func withParameter<Result>(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    guard let value = FCGX_GetParam(name, request.pointee.envp) else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return try body(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// Every parameter as NAME=value, for the few callers that need a list of headers.
  public borrowing func forEachParameter(_ body: (_ name: String, _ value: String) -> Void) {
    guard var place = request.pointee.envp else { return }
    while let entry = place.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") { body(String(text[..<equals]), String(text[text.index(after: equals)...])) }
      place += 1
    }
  }

  /// The length that the client stated, 0 when it stated none.
  public borrowing func contentLength() -> Int { parameter("CONTENT_LENGTH").flatMap { Int($0) } ?? 0 }

  /// Reads the whole body, at most `limit` bytes.
  /// - Throws: `BodyError.tooLarge` beyond the limit, `BodyError.aborted` when fewer bytes came than were stated
  ///   (an aborted upload looks like the end of the stream, libfcgi 2.4.2 fcgiapp.c).
  public borrowing func body(limit: Int) throws(BodyError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(contentLength(), 0), limit))
    try readBody(limit: limit) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads the body in pieces of at most 64 KiB.
  public borrowing func readBody(limit: Int, _ piece: (UnsafeRawBufferPointer) -> Void) throws(BodyError) {
    try FastCGI.readBody(request, stated: contentLength(), limit: limit, piece)
  }

  /// Sends bytes of the answer: first the header lines (`Status: 200 OK`, …), an empty line, then the body.
  public borrowing func write(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    FCGX_PutStr(start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), request.pointee.out)
  }

  public borrowing func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  /// Pushes what was written to nginx; false when the client has gone.
  @discardableResult
  public borrowing func flush() -> Bool { FCGX_FFlush(request.pointee.out) == 0 && FCGX_GetError(request.pointee.out) == 0 }
}

public enum BodyError: Error, Equatable {
  case tooLarge(limit: Int)
  case aborted
}

extension Exchange {
  /// The same request under a name that can be copied. It means nothing after the handler has returned.
  public borrowing func view() -> ExchangeView { ExchangeView(request: request) }
}

/// A request as handlers pass it on: lookups and the body, no ownership.
public struct ExchangeView: @unchecked Sendable {
  let request: UnsafeMutablePointer<FCGX_Request>

  /// The bytes of a parameter, valid while the handler runs; empty when absent.
  public func bytes(_ name: String) -> UnsafeRawBufferPointer {
    guard let value = FCGX_GetParam(name, request.pointee.envp) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: value, count: strlen(value))
  }

  /// Every parameter as NAME=value.
  public func forEachParameter(_ body: (_ name: String, _ value: String) -> Void) {
    guard var place = request.pointee.envp else { return }
    while let entry = place.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") { body(String(text[..<equals]), String(text[text.index(after: equals)...])) }
      place += 1
    }
  }

  /// Reads the body in pieces of at most 64 KiB; the rules of `Exchange.readBody`.
  public func readBody(limit: Int, _ piece: (UnsafeRawBufferPointer) -> Void) throws(BodyError) {
    let text = bytes("CONTENT_LENGTH")
    let stated = text.isEmpty ? 0 : Int(String(decoding: text, as: UTF8.self)) ?? -1
    try FastCGI.readBody(request, stated: stated, limit: limit, piece)
  }
}

private func readBody(
  _ request: UnsafeMutablePointer<FCGX_Request>, stated: Int, limit: Int, _ piece: (UnsafeRawBufferPointer) -> Void
) throws(BodyError) {
  guard stated >= 0, stated <= limit else { throw .tooLarge(limit: limit) }
  let size = 64 << 10
  let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
  defer { buffer.deallocate() }
  var total = 0
  while true {
    let count = Int(FCGX_GetStr(buffer.assumingMemoryBound(to: CChar.self), Int32(size), request.pointee.in))
    if count <= 0 { break }
    total += count
    guard total <= limit else { throw .tooLarge(limit: limit) }
    piece(UnsafeRawBufferPointer(start: buffer, count: count))
    if count < size { break }
  }
  guard FCGX_GetError(request.pointee.in) == 0, total >= stated else { throw .aborted }
}
