/// The parts of a multipart/form-data body by name.
func formParts(_ body: [UInt8], contentType: String) -> [String: [UInt8]]? {
  guard let mark = contentType.firstRange(of: "boundary=") else { return nil }
  let boundary = contentType[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
  let separator = Array("--\(boundary)".utf8)
  var parts: [String: [UInt8]] = [:]
  var starts: [Int] = []
  var index = 0
  while let place = find(separator, in: body, from: index) {
    starts.append(place)
    index = place + separator.count
  }
  for (start, end) in zip(starts, starts.dropFirst()) {
    let from = start + separator.count + 2
    guard from < end, let gap = find(Array("\r\n\r\n".utf8), in: body, from: from), gap + 4 <= end - 2 else { continue }
    let head = String(decoding: body[from..<gap], as: UTF8.self)
    guard let name = attribute("name", of: head) else { continue }
    parts[name] = Array(body[gap + 4..<end - 2])
    if let file = attribute("filename", of: head) { parts["\(name).filename"] = Array(file.utf8) }
  }
  return parts
}

private func attribute(_ name: String, of head: String) -> String? {
  guard let place = head.firstRange(of: " \(name)=\"") else { return nil }
  return String(head[place.upperBound...].prefix { $0 != "\"" })
}

private func find(_ needle: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
  guard bytes.count >= needle.count, from <= bytes.count - needle.count else { return nil }
  return bytes.withUnsafeBufferPointer { bytes in
    for start in from...(bytes.count - needle.count) where bytes[start] == needle[0] {
      if needle.indices.allSatisfy({ bytes[start + $0] == needle[$0] }) { return start }
    }
    return nil
  }
}
