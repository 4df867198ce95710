import Glibc
import Threads

/// A small HTTP door on loopback; `answer` sees method, target, headers in lower case, and body. It closes with the process.
final class Door: Sendable {
  struct Knock: Sendable {
    var method: String
    var target: String
    var headers: [String: String]
    var body: [UInt8]
  }

  struct Reply: Sendable {
    var status: Int
    var mime: String
    var body: [UInt8]
  }

  let port: Int

  init(_ answer: @escaping @Sendable (Knock) -> Reply) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        precondition(bind(listener, $0, size) == 0 && listen(listener, 128) == 0)
        getsockname(listener, $0, &size)
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    _ = Thread.start {
      while case let peer = accept(listener, nil, nil), peer >= 0 {
        _ = Thread.start {
          if let knock = Door.read(peer) { Door.write(answer(knock), to: peer) }
          close(peer)
        }
      }
    }
  }

  private static func read(_ peer: Int32) -> Knock? {
    var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 65_536)
    var head: [String] = [], bodyStart = 0, length = 0
    while head.isEmpty || bytes.count < bodyStart + length {
      let got = Glibc.read(peer, &buffer, buffer.count)
      guard got > 0 else { return nil }
      bytes += buffer[..<got]
      guard head.isEmpty, let gap = bytes.indices.dropLast(3).first(where: { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }) else { continue }
      head = String(decoding: bytes[..<gap], as: UTF8.self).split(separator: "\r\n").map(String.init)
      bodyStart = gap + 4
      length = Int(fields(head)["content-length"] ?? "") ?? 0
    }
    let words = head[0].split(separator: " ")
    return Knock(method: String(words[0]), target: String(words[1]), headers: fields(head), body: Array(bytes[bodyStart..<bodyStart + length]))
  }

  private static func fields(_ head: [String]) -> [String: String] {
    head.dropFirst().reduce(into: [:]) { fields, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
  }

  private static func write(_ reply: Reply, to peer: Int32) {
    let head = "HTTP/1.1 \(reply.status) X\r\nContent-Type: \(reply.mime)\r\nContent-Length: \(reply.body.count)\r\nConnection: close\r\n\r\n"
    let bytes = Array(head.utf8) + reply.body
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return }
      sent += count
    }
  }
}
