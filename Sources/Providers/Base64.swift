/// Base64 with padding (RFC 4648 §4).
public func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { output in
    var at = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let left = bytes.count - start
      let group = UInt32(bytes[start]) << 16 | (left > 1 ? UInt32(bytes[start + 1]) << 8 : 0) | (left > 2 ? UInt32(bytes[start + 2]) : 0)
      output[at] = alphabet[Int(group >> 18)]
      output[at + 1] = alphabet[Int(group >> 12 & 63)]
      output[at + 2] = left > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "=")
      output[at + 3] = left > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "=")
      at += 4
    }
    return at
  }
}

/// Decodes base64 with or without padding; nil for any other character.
public func base64Decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
  var output: [UInt8] = []
  output.reserveCapacity(text.count * 3 / 4)
  var buffer: UInt32 = 0, bits: UInt32 = 0, ended = false
  for character in text {
    if character == UInt8(ascii: "=") {
      ended = true
      continue
    }
    guard !ended, let value = sextet(character) else { return nil }
    buffer = buffer << 6 | value
    bits += 6
    if bits >= 8 {
      bits -= 8
      output.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
  }
  return bits == 6 ? nil : output
}

private func sextet(_ character: UInt8) -> UInt32? {
  switch character {
  case 0x41...0x5A: UInt32(character - 0x41)
  case 0x61...0x7A: UInt32(character - 0x61) + 26
  case 0x30...0x39: UInt32(character - 0x30) + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
