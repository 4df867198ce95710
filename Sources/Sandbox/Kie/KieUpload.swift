import HTTPClient
import JSON
import Threads

/// kie's upload host: files by base64, as a stream, or from an address; each stays for a day.
extension Sandbox {
  func kieUpload(_ request: Request, _ path: String) -> Answer {
    guard isAllowed(request) else { return uploadError(401, "Authentication failed: Invalid API Key") }
    guard request.method == "POST" else { return uploadError(405, "Method not allowed") }
    switch path {
    case "/api/file-base64-upload": return uploadBase64(request)
    case "/api/file-stream-upload": return uploadStream(request)
    case "/api/file-url-upload": return uploadFromAddress(request)
    default: return uploadError(404, "Not found")
    }
  }

  private func uploadBase64(_ request: Request) -> Answer {
    guard let body = request.json?.object, let data = body["base64Data"]?.string else { return uploadError(400, "Missing required parameter: base64Data") }
    guard let folder = body["uploadPath"]?.string, !folder.isEmpty else { return uploadError(400, "Missing required parameter: uploadPath") }
    guard let bytes = dataURIBytes(data) else { return uploadError(400, "Base64 decoding failed: Invalid Base64 format") }
    return uploaded(bytes, folder, body["fileName"]?.string, request)
  }

  private func uploadStream(_ request: Request) -> Answer {
    guard let parts = formParts(request.body, contentType: request.contentType), let bytes = parts["file"] else {
      return uploadError(400, "Missing required parameter: file")
    }
    func text(_ name: String) -> String? { parts[name].map { String(decoding: $0, as: UTF8.self) } }
    guard let folder = text("uploadPath"), !folder.isEmpty else { return uploadError(400, "Missing required parameter: uploadPath") }
    return uploaded(bytes, folder, text("fileName") ?? text("file.filename"), request)
  }

  private func uploadFromAddress(_ request: Request) -> Answer {
    guard let body = request.json?.object, let address = body["fileUrl"]?.string else { return uploadError(400, "Missing required parameter: fileUrl") }
    guard let folder = body["uploadPath"]?.string, !folder.isEmpty else { return uploadError(400, "Missing required parameter: uploadPath") }
    guard let bytes = fetched(address) else { return uploadError(400, "Failed to download file from URL") }
    return uploaded(bytes, folder, body["fileName"]?.string ?? address.split(separator: "/").last.map(String.init), request)
  }

  private func uploaded(_ bytes: [UInt8], _ folder: String, _ name: String?, _ request: Request) -> Answer {
    let look = appearance(bytes)
    let kept = files.put(bytes, fileExtension: look.fileExtension, mime: look.mime, seconds: 86_400)
    let name = name ?? kept
    return Answer(200, json: [
      "success": true, "code": 200, "msg": "File uploaded successfully",
      "data": [
        "fileName": .string(name), "filePath": .string("\(folder)/\(name)"), "downloadUrl": .string("\(request.base)/files/\(kept)"),
        "fileSize": .integer(Int64(bytes.count)), "mimeType": .string(look.mime), "uploadedAt": .string(timestamp(wallSeconds())),
      ],
    ])
  }

  private func uploadError(_ code: Int, _ message: String) -> Answer {
    Answer(code, json: ["success": false, "code": .integer(Int64(code)), "msg": .string(message)])
  }

  /// What an address, a data URI or bare base64 holds; files of our own are read from the shelf.
  func fetched(_ address: String) -> [UInt8]? {
    guard address.hasPrefix("http") else { return dataURIBytes(address) }
    if let range = address.firstRange(of: "/files/"), case .found(let bytes, _) = files.read(String(address[range.upperBound...])) { return bytes }
    let answer = try? Client().send(HTTPRequest("GET", address, timeout: 30, maximumBytes: 64 << 20, caFile: configuration.caFile))
    return answer?.status == 200 ? answer?.body : nil
  }
}

/// What bytes look like by their first ones.
func appearance(_ bytes: [UInt8]) -> (fileExtension: String, mime: String) {
  if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("png", "image/png") }
  if bytes.starts(with: [0xFF, 0xD8]) { return ("jpg", "image/jpeg") }
  if bytes.starts(with: Array("GIF8".utf8)) { return ("gif", "image/gif") }
  if bytes.starts(with: Array("RIFF".utf8)) { return bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) ? ("webp", "image/webp") : ("wav", "audio/wav") }
  if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return ("mp4", "video/mp4") }
  return ("bin", "application/octet-stream")
}
