import CCrypto

/// `count` bytes of the operating system's random source.
public func randomBytes(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  precondition(RAND_bytes(&bytes, Int32(count)) == 1, "no randomness")
  return bytes
}

/// A random UUID version 4 in lower case (RFC 9562 §5.4).
public func randomUUID() -> String {
  var bytes = randomBytes(16)
  bytes[6] = bytes[6] & 0x0F | 0x40
  bytes[8] = bytes[8] & 0x3F | 0x80
  return uuidText(bytes)
}

/// 16 bytes as a UUID in lower case.
public func uuidText(_ bytes: [UInt8]) -> String {
  let text = Array(hex(bytes).utf8)
  let parts = [text[0..<8], text[8..<12], text[12..<16], text[16..<20], text[20..<32]]
  return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
}

/// The 16 bytes of a UUID text of either case; nil when it is not one.
public func uuidBytes(_ text: String) -> [UInt8]? {
  let characters = Array(text.utf8)
  guard characters.count == 36, [8, 13, 18, 23].allSatisfy({ characters[$0] == UInt8(ascii: "-") }) else { return nil }
  return hexDecoded(String(decoding: characters.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)).flatMap { $0.count == 16 ? $0 : nil }
}
