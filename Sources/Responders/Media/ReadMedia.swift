import Domain
import Secrets

/// GET /media/v1/<id>[?w=640][&download]
struct ReadMedia: Responder {
  let id: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let claims = try caller.user()
    guard uuidBytes(id) != nil, let blob = try world.store.media.find(claims.text, id: id) else { throw Failure(.notFound) }
    // The content behind an upload's id changes when it is replaced; an output never does.
    let cache = blob.isUpload ? "private, no-cache" : "private, max-age=3600"
    return try .blob(blob, width: request.query("w"), download: request.query("download"), cache: cache, in: world)
  }
}
