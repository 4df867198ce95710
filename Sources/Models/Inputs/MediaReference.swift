/// How a parameter names a picture: an upload, a medium, or a result of an earlier generation. Addresses of other people's servers are none.
public enum MediaReference {
  public static func isValid(_ text: String) -> Bool {
    guard text.utf8.count <= 512 else { return false }
    if isUUID(text[...]) { return true }
    if text.hasPrefix("uploads/") { return isUpload(text.dropFirst("uploads/".count)) }
    if text.hasPrefix("generation:") { return isResult(text.dropFirst("generation:".count)) }
    return false
  }
}

private func isUpload(_ path: Substring) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count >= 2, isUUID(parts[0]) else { return false }
  return parts.dropFirst().allSatisfy { part in
    !part.isEmpty && part != "." && part != ".." && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
  }
}

private func isResult(_ path: Substring) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  return parts.count == 2 && isUUID(parts[0]) && (1...3).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
}

private func isUUID(_ text: Substring) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 36 else { return false }
  return bytes.indices.allSatisfy { index in
    [8, 13, 18, 23].contains(index) ? bytes[index] == UInt8(ascii: "-") : isHexDigit(bytes[index])
  }
}

func isHexDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
}
