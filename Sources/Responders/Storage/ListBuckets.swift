import Domain
import JSON

/// GET /storage/v1/bucket and /storage/v1/bucket/<id>: there is one, for what people bring.
struct ListBuckets: Responder {
  let only: String?

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    _ = try caller.user()
    guard let only else { return .json(.array([ListBuckets.uploads])) }
    guard only == "uploads" else { throw StorageError.noBucket }
    return .json(ListBuckets.uploads)
  }

  private static let uploads: JSONValue = [
    "id": "uploads", "name": "uploads", "owner": "", "public": false, "type": "STANDARD", "file_size_limit": 26_214_400,
    "allowed_mime_types": ["image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4", "video/webm", "audio/mpeg", "audio/wav"],
    "created_at": "2026-01-01T00:00:00.000Z", "updated_at": "2026-01-01T00:00:00.000Z",
  ]
}
