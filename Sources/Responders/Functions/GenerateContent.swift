import Domain
import JSON
import Models

/// POST /functions/v1/generate-content: accepts an order and answers before anything slow begins.
struct GenerateContent: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let started = try Order.start(request, as: user, in: world)
    let response = Response.json(started.summary, status: started.replayed ? 200 : 201)
    return started.replayed ? response.adding("Idempotency-Replayed", "true") : response
  }
}

extension StartedGeneration {
  /// The specification's answer and what a client needs to go on.
  var summary: JSONValue {
    let generation = answer["generation"] ?? .null
    return [
      "generation_id": .string(id), "id": .string(id), "status": generation["status"] ?? "pending",
      "cost": number(generation["tokens_used"]), "credits": number(answer["credits"]),
      "estimated_time": .integer(Int64(expectedSeconds)), "created_at": generation["created_at"] ?? .null,
      "sandbox": generation["sandbox"] ?? false,
      "links": [
        "self": .string("/rest/v1/generations?id=eq.\(id)"), "cancel": "/functions/v1/cancel-generation", "events": "/events/v1/stream",
      ],
    ]
  }
}

/// An amount as plain decimal text. Postgres' digits came through a JSON number; four decimals are all an amount has.
private func number(_ value: JSONValue?) -> JSONValue {
  guard let number = value?.number else { return .null }
  return .decimal(Credits(tenThousandths: Int64((number * 10_000).rounded())).text)
}

/// POST /functions/v1/cancel-generation: at once while nothing has been sent, else as soon as the worker may.
struct CancelGeneration: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let body = try request.jsonObject(limit: 16 << 10)
    return .json(try world.store.cancelGeneration(user.text, try uuid(body, "generation_id")))
  }
}

/// A field that must be a UUID; a text that is none names nothing.
func uuid(_ body: JSONObject, _ name: String) throws(Failure) -> String {
  guard case .string(let text)? = body[name] else { throw .parameter(name, "required", "\(name) is missing.") }
  let bytes = Array(text.utf8)
  let form = bytes.count == 36 && bytes.indices.allSatisfy { [8, 13, 18, 23].contains($0) ? bytes[$0] == 0x2D : isLetterOrDigit(bytes[$0]) }
  guard form, bytes.allSatisfy({ $0 == 0x2D || Character(UnicodeScalar($0)).isHexDigit }) else {
    throw .parameter(name, "format", "\(name) must be a UUID.")
  }
  return text
}
