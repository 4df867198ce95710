import Domain
import JSON

/// POST /storage/v1/object/sign/uploads/<name>: an address that opens this object for a while, for anybody who has it.
struct SignObject: Responder {
  let key: ObjectKey

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let claims = try caller.user()
    let wanted = try request.jsonObject()["expiresIn"]
    // supabase-py sends the number as a text.
    guard let seconds = wanted?.integer ?? wanted?.string.flatMap({ Int64($0) }), (1...31_536_000).contains(seconds) else {
      throw Failure(.invalidParameters, "expiresIn must be a number of seconds.", field: "expiresIn", details: [.init("rule", .text("type"))])
    }
    _ = try key.blob(as: claims, in: world)
    let grant: JSONValue = [
      "url": .string("\(key.bucket)/\(key.name)"), "sub": .string(claims.subject ?? ""), "exp": .integer(Int64(world.now()) + seconds),
    ]
    let token = world.sealed.seal(grant.bytes, purpose: "signed-read")
    return .json(["signedURL": .string("/object/sign/\(key.bucket)/\(percentEncodedPath(key.name))?token=\(token)")])
  }
}

/// GET /storage/v1/object/sign/uploads/<name>?token=…
struct ReadSigned: Responder {
  let key: ObjectKey

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    guard let token = request.query("token"), let bytes = world.sealed.open(token, purpose: "signed-read"),
      let grant = try? JSONValue(parsing: bytes), grant["url"]?.string == "\(key.bucket)/\(key.name)", let owner = grant["sub"]?.string
    else { throw StorageError.invalidSignature }
    guard let end = grant["exp"]?.integer, Double(end) > world.now() else { throw StorageError.expiredSignature }
    let claims = JSONValue.object(["sub": .string(owner), "role": "authenticated"]).text
    guard let blob = try world.store.media.findUpload(claims, bucket: key.bucket, name: key.name) else { throw Failure(.notFound) }
    return try .blob(blob, download: request.query("download"), cache: "private, no-cache", in: world)
  }
}

private func percentEncodedPath(_ path: String) -> String {
  path.split(separator: "/", omittingEmptySubsequences: false).map { percentEncoded(String($0)) }.joined(separator: "/")
}
