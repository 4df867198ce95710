import Domain
import JSON

/// DELETE /storage/v1/object/uploads with `{"prefixes":[…]}`: what is not the caller's is passed over in silence.
struct RemoveObjects: Responder {
  let bucket: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let claims = try caller.user()
    guard bucket == "uploads" else { throw StorageError.noBucket }
    let names = (try request.jsonObject()["prefixes"]?.array ?? []).compactMap(\.string)
    guard (1...1_000).contains(names.count) else {
      throw Failure(.invalidParameters, "prefixes must name 1 to 1000 objects.", field: "prefixes", details: [.init("rule", .text("length"))])
    }
    return .json(try world.store.media.removeUploads(claims.text, bucket: bucket, names: names))
  }
}

/// DELETE /storage/v1/object/uploads/<name>
struct RemoveObject: Responder {
  let key: ObjectKey

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let removed = try world.store.media.removeUploads(try caller.user().text, bucket: key.bucket, names: [key.name])
    guard removed.array?.isEmpty == false else { throw Failure(.notFound) }
    return .json(["message": "Successfully deleted"])
  }
}
