import Domain

/// The file inside an upload's body, and the type that its sender says it has.
struct UploadBody {
  var bytes: [UInt8]
  var claimedType: String?

  static let limit = 25 << 20
  /// What a form may put around a file of the largest size.
  static let surroundings = 64 << 10

  init(_ request: Request) throws {
    let type = request.parameter("CONTENT_TYPE") ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data") else {
      bytes = try request.body(limit: UploadBody.limit)
      claimedType = type.isEmpty ? nil : type
      try check()
      return
    }
    let body = try request.body(limit: UploadBody.limit + UploadBody.surroundings)
    guard let boundary = Multipart.boundary(type), let part = Multipart.file(in: body, boundary: boundary) else {
      throw Failure(.invalidParameters, "The form holds no file.", field: "file", details: [.init("rule", .text("required"))])
    }
    bytes = Array(body[part.content])
    // supabase-py says this when its caller says nothing.
    claimedType = part.type?.lowercased() == "text/plain;charset=utf-8" ? nil : part.type
    try check()
  }

  private func check() throws {
    guard bytes.count <= UploadBody.limit else { throw Failure(.tooLarge) }
    guard !bytes.isEmpty else { throw Failure(.unsupportedMediaType, "The file is empty.") }
  }
}

/// The little of RFC 7578 that an upload needs: finding the file's part.
enum Multipart {
  struct Part {
    var type: String?
    var content: Range<Int>
  }

  static func boundary(_ type: String) -> [UInt8]? {
    for parameter in type.split(separator: ";").dropFirst() {
      let pair = parameter.drop { $0 == " " }
      guard pair.lowercased().hasPrefix("boundary=") else { continue }
      let text = pair.dropFirst(9).filter { $0 != "\"" }
      return (1...70).contains(text.utf8.count) ? Array(text.utf8) : nil
    }
    return nil
  }

  /// The part named `file`, or without a name, or any with a file name.
  static func file(in body: [UInt8], boundary: [UInt8]) -> Part? {
    let mark = Array("--".utf8) + boundary
    guard body.starts(with: mark) || find(mark, in: body, from: 0) != nil else { return nil }
    var place = find(mark, in: body, from: 0).map { $0 + mark.count } ?? 0
    let lineMark = Array("\r\n".utf8) + mark
    for _ in 0..<32 {
      guard let end = find(lineMark, in: body, from: place) else { return nil }
      guard let headerEnd = find(Array("\r\n\r\n".utf8), in: body, from: place), headerEnd <= end else { return nil }
      let headers = String(decoding: body[place..<headerEnd], as: UTF8.self).split(separator: "\r\n").map(String.init)
      let disposition = headers.first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
      let isFile = disposition.contains("name=\"file\"") || disposition.contains("filename=") || disposition.contains(" name=\"\"")
      if isFile {
        let type = headers.first { $0.lowercased().hasPrefix("content-type:") }.map { String($0.dropFirst(13).drop { $0 == " " }) }
        return Part(type: type, content: headerEnd + 4..<max(headerEnd + 4, end))
      }
      place = end + lineMark.count
    }
    return nil
  }

  /// The first place of `pattern` at or after `start`.
  private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard body.count - start >= pattern.count else { return nil }
    return body.withUnsafeBufferPointer { bytes in
      var place = start
      let last = bytes.count - pattern.count
      while place <= last {
        if bytes[place] == pattern[0], (1..<pattern.count).allSatisfy({ bytes[place + $0] == pattern[$0] }) { return place }
        place += 1
      }
      return nil
    }
  }
}
