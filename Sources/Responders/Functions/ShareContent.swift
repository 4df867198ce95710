import Domain
import JSON
import Secrets

/// POST /functions/v1/share-content: a link to a finished generation, good until it is revoked or expires.
struct ShareContent: Responder {
  private static let longest: Int64 = 366 * 86_400

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let body = try request.jsonObject(limit: 16 << 10)
    // 128 random bits: a link can't be guessed.
    let token = base64URL(randomBytes(16))
    let options: JSONValue = ["show_prompt": .bool(try showsPrompt(body)), "expires_at": try expiry(body, world)]
    let row = try JSONValue(parsing: try world.store.shareGeneration(user.text, try uuid(body, "generation_id"), token, options))
    return .json(
      [
        "share_token": .string(token), "url": .string("\(world.settings.publicURL)/share/\(token)"),
        "generation_id": row["generation_id"] ?? .null, "expires_at": row["expires_at"] ?? .null, "created_at": row["created_at"] ?? .null,
      ], status: 201)
  }

  private func showsPrompt(_ body: JSONObject) throws(Failure) -> Bool {
    switch body["show_prompt"] {
    case nil, .null: return true
    case .bool(let flag): return flag
    default: throw .parameter("show_prompt", "type", "show_prompt must be true or false.")
    }
  }

  private func expiry(_ body: JSONObject, _ world: World) throws(Failure) -> JSONValue {
    switch body["expires_in"] {
    case nil, .null: return .null
    case .integer(let seconds) where (60...ShareContent.longest).contains(seconds): return .string(timestamp(world.now() + Double(seconds)))
    default: throw .parameter("expires_in", "range", "expires_in must be between 60 and \(ShareContent.longest) seconds.")
    }
  }
}

/// POST /functions/v1/revoke-share: the link acts no more.
struct RevokeShare: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let body = try request.jsonObject(limit: 16 << 10)
    guard case .string(let token)? = body["share_token"] else { throw Failure.parameter("share_token", "required", "share_token is missing.") }
    return .json(try world.store.revokeShare(user.text, String(token.prefix(100))))
  }
}
