/// Base64url without padding (RFC 4648 §5).
public func base64URL(_ bytes: some Collection<UInt8>) -> String {
  var output: [UInt8] = []
  var buffer: UInt32 = 0, bits: UInt32 = 0
  for byte in bytes {
    buffer = (buffer << 8) | UInt32(byte)
    bits += 8
    while bits >= 6 {
      bits -= 6
      output.append(alphabet[Int((buffer >> bits) & 63)])
    }
  }
  if bits > 0 { output.append(alphabet[Int((buffer << (6 - bits)) & 63)]) }
  return String(decoding: output, as: UTF8.self)
}

/// Decodes base64url without padding; nil for any other character or an impossible length.
public func base64URLDecoded(_ text: some Collection<UInt8>) -> [UInt8]? {
  guard text.count % 4 != 1 else { return nil }
  var output: [UInt8] = []
  output.reserveCapacity(text.count * 3 / 4)
  var buffer: UInt32 = 0, bits: UInt32 = 0
  for character in text {
    let value = values[Int(character)]
    guard value >= 0 else { return nil }
    buffer = (buffer << 6) | UInt32(value)
    bits += 6
    if bits >= 8 {
      bits -= 8
      output.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
  }
  // Left-over bits must be zero, else two texts would mean the same bytes.
  guard buffer & ((1 << bits) - 1) == 0 else { return nil }
  return output
}

/// Decodes base64url without padding into `output`; the count of bytes, or nil for what `base64URLDecoded` refuses or for
/// too small an output. Allocates nothing.
public func base64URLDecode(_ text: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
  guard text.count % 4 != 1, output.count >= text.count * 3 / 4 else { return nil }
  var buffer: UInt32 = 0, bits: UInt32 = 0, count = 0
  return values.withUnsafeBufferPointer { table -> Int? in
    for character in text {
      let value = table[Int(character)]
      guard value >= 0 else { return nil }
      buffer = (buffer << 6) | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output[count] = UInt8(truncatingIfNeeded: buffer >> bits)
        count += 1
      }
    }
    return buffer & ((1 << bits) - 1) == 0 ? count : nil
  }
}

/// Lower-case hexadecimal.
public func hex(_ bytes: some Collection<UInt8>) -> String {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    output.append(digits[Int(byte >> 4)])
    output.append(digits[Int(byte & 15)])
  }
  return String(decoding: output, as: UTF8.self)
}

/// Decodes hexadecimal of either case; nil for anything else.
public func hexDecoded(_ text: String) -> [UInt8]? {
  let characters = Array(text.utf8)
  guard characters.count % 2 == 0 else { return nil }
  var output: [UInt8] = []
  for index in stride(from: 0, to: characters.count, by: 2) {
    guard let high = nibble(characters[index]), let low = nibble(characters[index + 1]) else { return nil }
    output.append(high << 4 | low)
  }
  return output
}

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
private let digits = Array("0123456789abcdef".utf8)
private let values: [Int8] = {
  var table = [Int8](repeating: -1, count: 256)
  for (index, character) in alphabet.enumerated() { table[Int(character)] = Int8(index) }
  return table
}()

private func nibble(_ character: UInt8) -> UInt8? {
  switch character {
  case 0x30...0x39: character - 0x30
  case 0x41...0x46: character - 0x37
  case 0x61...0x66: character - 0x57
  default: nil
  }
}
