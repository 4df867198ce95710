private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Base64 with padding (RFC 4648 §4).
func base64(_ bytes: [UInt8]) -> String {
  var output: [UInt8] = []
  output.reserveCapacity((bytes.count + 2) / 3 * 4)
  bytes.withUnsafeBufferPointer { source in
    var index = 0
    while index < source.count {
      let left = source.count - index
      let group = UInt32(source[index]) << 16 | (left > 1 ? UInt32(source[index + 1]) << 8 : 0) | (left > 2 ? UInt32(source[index + 2]) : 0)
      output.append(alphabet[Int(group >> 18 & 63)])
      output.append(alphabet[Int(group >> 12 & 63)])
      output.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "="))
      output.append(left > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "="))
      index += 3
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// Decodes base64 of either alphabet, with or without padding; line breaks are skipped; nil for anything else.
func base64Decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
  var output: [UInt8] = []
  output.reserveCapacity(text.count * 3 / 4)
  var buffer: UInt32 = 0, bits: UInt32 = 0, ended = false
  for character in text {
    let value: UInt32
    switch character {
    case 0x41...0x5A: value = UInt32(character) - 0x41
    case 0x61...0x7A: value = UInt32(character) - 0x61 + 26
    case 0x30...0x39: value = UInt32(character) - 0x30 + 52
    case 0x2B, 0x2D: value = 62
    case 0x2F, 0x5F: value = 63
    case 0x0A, 0x0D: continue
    case 0x3D:
      ended = true
      continue
    default: return nil
    }
    guard !ended else { return nil }
    buffer = buffer << 6 | value
    bits += 6
    if bits >= 8 {
      bits -= 8
      output.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
  }
  return output.isEmpty ? nil : output
}

/// The bytes of `data:image/png;base64,…` or of bare base64.
func dataURIBytes(_ text: String) -> [UInt8]? {
  let bytes = text.utf8
  guard text.hasPrefix("data:") else { return base64Decoded(bytes) }
  guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return nil }
  return base64Decoded(bytes[bytes.index(after: comma)...])
}
