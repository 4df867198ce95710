import Glibc

/// Which addresses a result may be fetched from. A provider's answer must not lead us to our own network.
enum AddressRules {
  /// Checks `url` and gives the pin for libcurl (`host:port:address`), so that what was checked is what is used.
  /// - Throws: a `JobFailure` that says what is wrong with it.
  static func check(_ url: String, isSandbox: Bool) throws(JobFailure) -> String? {
    guard let target = Target(url) else { throw .badResult("result address is not http(s): \(url.prefix(120))") }
    if isSandbox { return nil }
    guard target.isSecure else { throw .badResult("result address is not https: \(url.prefix(120))") }
    guard target.port == 443 else { throw .badResult("result address has port \(target.port): \(url.prefix(120))") }
    let addresses = resolve(target.host)
    guard let first = addresses.first else { throw .badResult("host of the result is unknown: \(target.host)") }
    guard addresses.allSatisfy(\.isPublic) else { throw .badResult("result address points into a private network: \(target.host)") }
    return "\(target.host):\(target.port):\(first.text)"
  }

  struct Target: Equatable {
    var isSecure: Bool
    var host: String
    var port: Int

    init?(_ url: String) {
      let lower = url.lowercased()
      guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else { return nil }
      isSecure = lower.hasPrefix("https://")
      let authority = url.dropFirst(isSecure ? 8 : 7).prefix { !"/?#".contains($0) }
      // A name and password in front of the host only serve to deceive.
      guard !authority.isEmpty, !authority.contains("@"), !authority.contains("[") else { return nil }
      let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, !parts[0].isEmpty else { return nil }
      host = parts[0].lowercased()
      guard let port = parts.count == 2 ? Int(parts[1]) : (isSecure ? 443 : 80), (1...65535).contains(port) else { return nil }
      self.port = port
    }
  }

  struct Address: Equatable {
    var bytes: [UInt8]
    var text: String

    var isPublic: Bool { bytes.count == 4 ? isPublic4(bytes[...]) : isPublic6 }

    private func isPublic4(_ part: ArraySlice<UInt8>) -> Bool {
      let b = Array(part)
      switch (b[0], b[1]) {
      case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19), (224..., _): return false
      case (192, 0): return b[2] != 0 && b[2] != 2
      case (192, 88): return b[2] != 99
      case (198, 51): return b[2] != 100
      case (203, 0): return b[2] != 113
      default: return true
      }
    }

    private var isPublic6: Bool {
      // IPv4 inside IPv6, mapped or by NAT64.
      if bytes[..<10].allSatisfy({ $0 == 0 }) { return bytes[10] == 0xFF && bytes[11] == 0xFF && isPublic4(bytes[12...]) }
      if bytes[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return isPublic4(bytes[12...]) }
      // Only 2000::/3 is global; in it 2002::/16 and 2001::/32 are tunnels to IPv4, the rest of 2001::/23 and 2001:db8::/32 is reserved, and so is
      // 3fff::/20 (RFC 9637).
      guard bytes[0] & 0xE0 == 0x20 else { return false }
      switch (bytes[0], bytes[1]) {
      case (0x20, 0x02): return false
      case (0x20, 0x01): return bytes[2] > 1 && !(bytes[2] == 0x0D && bytes[3] == 0xB8)
      case (0x3F, 0xFF): return bytes[2] & 0xF0 != 0
      default: return true
      }
    }
  }

  static func resolve(_ host: String) -> [Address] {
    var hints = addrinfo(), list: UnsafeMutablePointer<addrinfo>?
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [Address] = []
    var entry = list
    while let current = entry?.pointee {
      if let address = address(current) { addresses.append(address) }
      entry = current.ai_next
    }
    return addresses
  }

  private static func address(_ info: addrinfo) -> Address? {
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard let raw = info.ai_addr, getnameinfo(raw, info.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch info.ai_family {
    case AF_INET:
      return raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Address(bytes: withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }, text: text)
      }
    case AF_INET6:
      return raw.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        Address(bytes: withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }, text: "[\(text)]")
      }
    default: return nil
    }
  }
}
