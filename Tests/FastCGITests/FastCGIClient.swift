import Glibc

/// What nginx is to a responder: a client that speaks FastCGI records (version 1) over a unix socket.
final class FastCGIClient {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
    guard code == 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Sends a request; `sent` bytes of the body, all of it when nil.
  func send(_ parameters: [(String, String)], body: [UInt8] = [], sent: Int? = nil, keep: Bool = false) {
    write(record(1, [0, 1, keep ? 1 : 0, 0, 0, 0, 0, 0]))
    var block: [UInt8] = []
    for (name, value) in parameters + [("CONTENT_LENGTH", body.isEmpty ? "" : String(body.count))] {
      block += length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
    }
    write(record(4, block) + record(4, []))
    let part = body.prefix(sent ?? body.count)
    var start = part.startIndex
    while start < part.endIndex {
      let end = min(start + 32_768, part.endIndex)
      write(record(5, Array(part[start..<end])))
      start = end
    }
    if sent == nil { write(record(5, [])) }
  }

  /// The answer's text, and whether the end of the request was said.
  func receive() -> (text: String, ended: Bool) {
    var output: [UInt8] = []
    while let header = read(8) {
      let count = Int(header[4]) << 8 | Int(header[5])
      guard let content = read(count), read(Int(header[6])) != nil else { break }
      if header[1] == 6 { output += content }
      if header[1] == 3 { return (String(decoding: output, as: UTF8.self), true) }
    }
    return (String(decoding: output, as: UTF8.self), false)
  }

  /// True when the other side has closed the connection.
  var isClosed: Bool { read(1) == nil }

  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count), filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, count - filled) }
      if got <= 0 { return nil }
      filled += got
    }
    return bytes
  }

  private func write(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let put = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress! + start, $0.count - start, Int32(MSG_NOSIGNAL)) }
      if put <= 0 { return }
      start += put
    }
  }

  private func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
    [1, type, 0, 1, UInt8(content.count >> 8), UInt8(content.count & 255), 0, 0] + content
  }

  private func length(_ count: Int) -> [UInt8] {
    count < 128 ? [UInt8(count)] : [UInt8(count >> 24) | 128, UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
  }
}
