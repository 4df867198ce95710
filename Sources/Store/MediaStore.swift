import Domain
import JSON
import Postgres

extension Store {
  public var media: MediaRows { MediaRows(store: self) }
}

/// The rows that say whose a stored blob is. What is not the caller's gives nil, like what is not there.
public struct MediaRows: Sendable {
  let store: Store

  public func find(_ claims: String, id: String) throws(Failure) -> StoredBlob? {
    try StoredBlob(bytes: store.call(MediaRows.mediaFor, [.text(claims), .text(id)]))
  }

  public func findUpload(_ claims: String, bucket: String, name: String) throws(Failure) -> StoredBlob? {
    try StoredBlob(bytes: store.call(MediaRows.find, [.text(claims), .text(bucket), .text(name)]))
  }

  /// Books an upload under its name; `{"Id","Key"}` as JSON text.
  public func storeUpload(_ claims: String, bucket: String, name: String, blob: JSONObject, replacing: Bool) throws(Failure) -> [UInt8] {
    try store.value(
      MediaRows.storeUpload, [.text(claims), .text(bucket), .text(name), .text(JSONValue.object(blob).text), Parameter(replacing)])
  }

  /// Removes uploads; the rows removed as a JSON array.
  public func removeUploads(_ claims: String, bucket: String, names: [String]) throws(Failure) -> JSONValue {
    try store.json(MediaRows.remove, [.text(claims), .text(bucket), .text(JSONValue.array(names.map { .string($0) }).text)])
  }

  private static let mediaFor = Statement("media_for", "select api.media_for($1::jsonb, $2::uuid)")
  private static let find = Statement("find_upload", "select api.find_upload($1::jsonb, $2, $3)")
  private static let storeUpload = Statement("store_upload", "select api.store_upload($1::jsonb, $2, $3, $4::jsonb, $5)")
  private static let remove = Statement(
    "remove_uploads", "select api.remove_uploads($1::jsonb, $2, array(select jsonb_array_elements_text($3::jsonb)))")
}

/// Where a blob lies and what it is.
public struct StoredBlob: Sendable, Equatable {
  public var id: String?
  public var sha256: String
  public var fileExtension: String
  public var mime: String
  public var bytes: Int
  public var isUpload: Bool
  public var fileName: String?
  public var createdAt: String?

  init?(bytes: [UInt8]?) throws(Failure) {
    guard let bytes else { return nil }
    guard let row = try? JSONValue(parsing: bytes), let sha256 = row["sha256"]?.string, let fileExtension = row["extension"]?.string,
      let mime = row["mime"]?.string
    else { throw Failure(.internalError, "a media row is not as expected") }
    self.sha256 = sha256
    self.fileExtension = fileExtension
    self.mime = mime
    id = row["id"]?.string
    self.bytes = Int(row["bytes"]?.integer ?? 0)
    isUpload = row["kind"]?.string == "upload"
    fileName = row["file_name"]?.string
    createdAt = row["created_at"]?.string
  }
}
