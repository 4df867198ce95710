import Glibc
import Threads

/// A tiny HTTP listener that answers 200 to everything and remembers what it heard.
final class Ear: Sendable {
  let port: Int
  private let texts = Monitor<[String]>([])
  private let listener: Int32

  init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, length) = (listener, size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(socket, $0, length)
        _ = getsockname(socket, $0, &size)
      }
    }
    listen(listener, 64)
    port = Int(UInt16(bigEndian: address.sin_port))
    let texts = self.texts, listener = self.listener
    _ = Thread.start {
      while case let peer = accept(listener, nil, nil), peer >= 0 {
        texts.change { $0.append(Ear.read(peer)) }
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".utf8)
        _ = write(peer, answer, answer.count)
        close(peer)
      }
    }
  }

  func heard(atLeast count: Int, seconds: Double) -> [String] {
    texts.wait(seconds: seconds) { $0.count >= count ? $0 : nil } ?? texts.with { $0 }
  }

  private static func read(_ peer: Int32) -> String {
    var text = "", buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = Glibc.read(peer, &buffer, buffer.count)
      if got <= 0 { return text }
      text += String(decoding: buffer.prefix(got), as: UTF8.self)
      guard let end = text.firstRange(of: "\r\n\r\n"), let mark = text.firstRange(of: "Content-Length: ") else { continue }
      let length = Int(text[mark.upperBound...].prefix { $0.isNumber }) ?? 0
      if text[end.upperBound...].utf8.count >= length { return text }
    }
  }
}
