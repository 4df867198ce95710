import Domain
import Media
import Store
import Threads

extension Response {
  /// nginx sends the blob, or a thumbnail of it, with its ranges and its ETag.
  static func blob(
    _ blob: StoredBlob, width: String? = nil, download: String? = nil, cache: String, in world: World
  ) throws -> Response {
    let type = MediaType(mime: blob.mime)
    let isSafe = type != nil
    var headers = [
      ("Content-Type", isSafe ? blob.mime : "application/octet-stream"), ("X-Content-Type-Options", "nosniff"), ("Cache-Control", cache),
    ]
    if let width {
      guard let type, let width = Int(width), width > 0, let path = try thumbnail(blob, type, width, world) else { throw Failure(.notFound) }
      headers[0].1 = "image/webp"
      return .accelRedirect("/_thumbs/\(path)", headers: headers)
    }
    if let download {
      headers.append(("Content-Disposition", attachment(download.isEmpty ? blob.fileName ?? "artifio.\(blob.fileExtension)" : download)))
    }
    return .accelRedirect("/_media/\(BlobStore.relativePath(sha256: blob.sha256, fileExtension: blob.fileExtension))", headers: headers)
  }

  /// At most two thumbnails are made at a time; those that lie there cost nothing.
  private static func thumbnail(_ blob: StoredBlob, _ type: MediaType, _ width: Int, _ world: World) throws -> String? {
    guard type.kind != .audio else { return nil }
    let store = try BlobStore(directory: world.settings.mediaDirectory)
    return try makers.taking(seconds: 8) { () throws -> String? in
      do throws(MediaProblem) { return try store.thumbnail(sha256: blob.sha256, type: type, width: width) } catch {
        throw Failure(.internalError, error.description)
      }
    }
  }
}

private let makers = Places(2)

/// A bounded number of places for work that takes much memory or time.
struct Places: Sendable {
  private let free: Monitor<Int>

  init(_ count: Int) { free = Monitor(count) }

  /// - Throws: E015 when no place was free in time.
  func taking<Result>(seconds: Double, _ body: () throws -> Result) throws -> Result {
    let taken: Bool? = free.wait(seconds: seconds) { free in
      guard free > 0 else { return nil }
      free -= 1
      return true
    }
    guard taken != nil else { throw Failure(.unavailable, retryAfter: 2) }
    defer { free.change { $0 += 1 } }
    return try body()
  }
}

/// `Content-Disposition` with an ASCII name and the true one (RFC 6266).
private func attachment(_ name: String) -> String {
  let plain = String(decoding: name.utf8.map { isLetterOrDigit($0) || [0x2D, 0x2E, 0x5F, 0x20].contains($0) ? $0 : 0x5F }, as: UTF8.self)
  return "attachment; filename=\"\(plain.prefix(120))\"; filename*=UTF-8''\(percentEncoded(String(name.prefix(120))))"
}

/// Everything but letters, digits and `-._~` escaped.
func percentEncoded(_ text: String) -> String {
  var output: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in text.utf8 {
    if isLetterOrDigit(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
      output.append(byte)
    } else {
      output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: output, as: UTF8.self)
}
