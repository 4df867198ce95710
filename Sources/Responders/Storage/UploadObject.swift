import Domain
import Media

/// POST and PUT /storage/v1/object/uploads/<user>/<name>: the bytes raw or as a form, checked by content, stored under their hash.
struct UploadObject: Responder {
  let key: ObjectKey
  /// PUT replaces what is there; POST makes, or replaces when `x-upsert` says so.
  let mustExist: Bool

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let claims = try caller.user()
    // SQL decides; this spares reading, decoding and storing what it would refuse.
    guard key.name.split(separator: "/").first.map(String.init) == claims.subject else { throw Failure(.forbidden) }
    let replacing = mustExist || request.parameter("HTTP_X_UPSERT") == "true"
    let isThere = try world.store.media.findUpload(claims.text, bucket: key.bucket, name: key.name) != nil
    if mustExist, !isThere { throw Failure(.notFound) }
    if isThere, !replacing { throw Failure(.stateConflict) }
    let facts = try uploads.taking(seconds: 10) { try ingest(try UploadBody(request), world) }
    return .json(try world.store.media.storeUpload(claims.text, bucket: key.bucket, name: key.name, blob: facts.json, replacing: replacing))
  }

  private func ingest(_ body: UploadBody, _ world: World) throws -> MediaFacts {
    do {
      let facts = try BlobStore(directory: world.settings.mediaDirectory).ingest(bytes: body.bytes, claimed: body.claimedType, limits: .upload)
      guard accepted.contains(facts.type) else { throw MediaProblem.notMedia(facts.mime) }
      return facts
    } catch let problem as MediaProblem { throw Failure(problem) }
  }
}

/// Bodies are held in memory while they are checked, so only a few at a time.
private let uploads = Places(4)
private let accepted: Set<MediaType> = [.png, .jpeg, .webp, .gif, .mp4, .webm, .mp3, .wav]

extension Failure {
  init(_ problem: MediaProblem) {
    switch problem {
    case .notMedia, .wrongKind, .mislabelled: self.init(.unsupportedMediaType, problem.description)
    case .tooManyBytes: self.init(.tooLarge, problem.description)
    case .storage: self.init(.internalError, problem.description)
    default: self.init(.invalidParameters, problem.description, field: "file", details: [.init("rule", .text("content"))])
    }
  }
}
