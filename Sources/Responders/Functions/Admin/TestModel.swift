import JSON
import Models

/// POST /functions/v1/test-model-generation: an admin's order on the real way, of a model that may be switched off, that costs nothing.
struct TestModel: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let admin = try caller.admin(in: world)
    let started = try Order.start(request, as: admin, asTest: true, in: world)
    let response = Response.json(.object(started.testSummary), status: started.replayed ? 200 : 201)
    return started.replayed ? response.adding("Idempotency-Replayed", "true") : response
  }
}

extension StartedGeneration {
  /// What everybody hears of an order, and what its user would have paid for what.
  fileprivate var testSummary: JSONObject {
    let generation = answer["generation"] ?? .null, model = generation["model_record_id"]?.string.flatMap(Registry.find)
    var body = summary.object ?? [:]
    body["is_test"] = true
    body["formula"] = generation["formula"] ?? .null
    body["model"] = [
      "record_id": generation["model_record_id"] ?? .null, "name": generation["model_name"] ?? .null, "provider": generation["provider"] ?? .null,
      "is_active": .bool(model?.isActive ?? false), "inactive_reason": .text(model?.inactiveReason),
    ]
    body["settings"] = generation["settings"] ?? .null
    return body
  }
}
