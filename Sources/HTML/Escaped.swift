/// Text that is safe between tags and inside quoted attributes.
public func escaped(_ text: String) -> String {
  var output: [UInt8] = []
  output.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): output += Array("&amp;".utf8)
    case UInt8(ascii: "<"): output += Array("&lt;".utf8)
    case UInt8(ascii: ">"): output += Array("&gt;".utf8)
    case UInt8(ascii: "\""): output += Array("&quot;".utf8)
    case UInt8(ascii: "'"): output += Array("&#39;".utf8)
    case 0..<0x20 where byte != 0x0A && byte != 0x09: output.append(0x20)
    default: output.append(byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
