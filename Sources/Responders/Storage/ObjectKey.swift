/// A bucket and a name in it, such as `uploads` and `<user>/cat.png`.
struct ObjectKey: Sendable, Equatable {
  let bucket: String
  let name: String

  /// The first part is the bucket. Only characters that every client and shell survives; no empty and no dotted segments.
  init(_ parts: ArraySlice<String>) throws(StorageError) {
    guard let bucket = parts.first, parts.count > 1 else { throw .invalidKey("") }
    let segments = parts.dropFirst()
    let name = segments.joined(separator: "/")
    guard name.utf8.count <= 700, name.utf8.allSatisfy(ObjectKey.isAllowed), segments.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      throw .invalidKey(name)
    }
    guard bucket == "uploads" else { throw .noBucket }
    self.bucket = bucket
    self.name = name
  }

  private static func isAllowed(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || others.contains(byte) }
}

private let others = Array("_/!.*'() &$@=;:+,?-".utf8)

/// A refusal in the storage family's words; its HTTP status is 400, the true one is in the body.
struct StorageError: Error {
  var statusCode: String
  var error: String
  var message: String
  var code: String

  static let noBucket = StorageError(statusCode: "404", error: "Bucket not found", message: "Bucket not found", code: "NoSuchBucket")
  static let invalidSignature = StorageError(statusCode: "400", error: "InvalidSignature", message: "Invalid signature", code: "InvalidSignature")
  static let expiredSignature = StorageError(
    statusCode: "400", error: "InvalidJWT", message: "\"exp\" claim timestamp check failed", code: "InvalidJWT")
  static func invalidKey(_ key: String) -> StorageError {
    StorageError(statusCode: "400", error: "InvalidKey", message: "Invalid key: \(key.prefix(200))", code: "InvalidKey")
  }
}
