import Glibc

/// Takes one connection, reads a request, answers with fixed bytes (nil: never) and closes.
final class OneShotServer: @unchecked Sendable {
  let port: UInt16
  private let listener: Int32
  private let answer: [UInt8]?
  private var thread = pthread_t()
  private var received: [UInt8] = []

  init(_ answer: String?) throws {
    self.answer = answer.map { Array($0.utf8) }
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        _ = Glibc.bind(listener, raw, length)
        _ = listen(listener, 4)
        _ = getsockname(listener, raw, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    let box = Unmanaged.passRetained(self).toOpaque()
    pthread_create(&thread, nil, { Unmanaged<OneShotServer>.fromOpaque($0!).takeRetainedValue().serve(); return nil }, box)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What the client sent; waits for the end of the exchange.
  var request: String {
    pthread_join(thread, nil)
    return String(decoding: received, as: UTF8.self)
  }

  private func serve() {
    let connection = accept(listener, nil, nil)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while !isWhole {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    if let answer { _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } } else { sleep(1) }
    close(connection)
    close(listener)
  }

  private var isWhole: Bool {
    let text = String(decoding: received, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text[..<end.lowerBound].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    let wanted = length.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
    return text[end.upperBound...].utf8.count >= wanted
  }
}
