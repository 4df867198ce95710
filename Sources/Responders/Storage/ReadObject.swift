import Domain
import JSON
import Store

/// GET /storage/v1/object/[authenticated/]uploads/<name>
struct ReadObject: Responder {
  let key: ObjectKey

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let blob = try key.blob(as: caller.user(), in: world)
    return try .blob(blob, download: request.query("download"), cache: "private, no-cache", in: world)
  }
}

/// GET /storage/v1/object/info/uploads/<name>
struct DescribeObject: Responder {
  let key: ObjectKey

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let blob = try key.blob(as: caller.user(), in: world)
    let created = JSONValue.string(blob.createdAt ?? "")
    return .json([
      "id": .string(blob.id ?? ""), "name": .string(key.name), "version": .string(String(blob.sha256.prefix(16))), "bucket_id": .string(key.bucket),
      "size": .integer(Int64(blob.bytes)), "content_type": .string(blob.mime), "cache_control": "no-cache", "etag": .string("\"\(blob.sha256)\""),
      "metadata": [:], "last_modified": created, "created_at": created,
    ])
  }
}

extension ObjectKey {
  /// - Throws: E011 alike for what is not there and what is not the caller's.
  func blob(as claims: Claims, in world: World) throws -> StoredBlob {
    guard let blob = try world.store.media.findUpload(claims.text, bucket: bucket, name: name) else { throw Failure(.notFound) }
    return blob
  }
}
