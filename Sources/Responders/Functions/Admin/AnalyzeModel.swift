import Documentation
import Domain
import Models

/// POST /functions/v1/analyze-model-docs: what the model's own file says of it, for people: parameters with their limits, prices with
/// worked examples, requests to copy, as data and as Markdown; and what is wrong with the file.
struct AnalyzeModel: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    _ = try caller.admin(in: world)
    let body = try request.jsonObject(limit: 16 << 10)
    for key in body.keys where key != "model_record_id" { throw Failure.parameter(key, "unknown", "There is no field “\(key.prefix(64))” here.") }
    guard case .string(let id)? = body["model_record_id"] else {
      throw Failure.parameter("model_record_id", "required", "Say which model: model_record_id is missing.")
    }
    let site = Site(address: world.settings.publicURL, markup: world.offer.markup)
    return .json(site.analysis(of: try Registry.known(id)))
  }
}
