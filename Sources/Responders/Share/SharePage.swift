import Domain
import JSON

/// GET /share/<token>: the page behind a link, for people and for the crawlers of message apps. It needs no script.
struct SharePage: Responder {
  let token: String

  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    guard request.method.isSafe else { throw Failure(.methodNotAllowed) }
    guard ShareRoute.isToken(token), let work = try world.store.shares.shared(token).flatMap(SharedWork.init) else { return SharePage.missing }
    let page = ShareMarkup(work: work, address: "\(world.settings.publicURL)/share/\(token)", token: token)
    return .page(page.html, status: 200)
  }

  /// The same page for a link that never was, is revoked, has expired, or whose work is gone.
  static let missing: Response = {
    var response = Response.page(
      ShareMarkup.notice("This link shows nothing", "It may have expired, or its owner may have taken it back."), status: 404)
    response.code = "E011"
    return response
  }()

  static func failure(_ error: any Error) -> Response {
    guard case .failure(let failure) = ErrorCause(error), failure.code != .notFound else { return missing }
    var response = Response.page(ShareMarkup.notice("Something went wrong", failure.message), status: failure.code.status).retrying(failure)
    response.code = failure.code.code
    return response
  }
}

extension Response {
  fileprivate static func page(_ html: String, status: Int) -> Response {
    Response(
      status: status, headers: [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=1")], body: Array(html.utf8))
  }
}

/// What a link shows.
struct SharedWork {
  struct Output {
    var index: Int
    var mime: String
    var width: Int?
    var height: Int?
  }

  var type: String
  var prompt: String?
  var model: String
  var createdAt: String
  var isSandbox: Bool
  var views: Int
  var outputs: [Output]

  init?(_ json: JSONValue) {
    guard let type = json["type"]?.string, let outputs = json["outputs"]?.array else { return nil }
    self.type = type
    prompt = json["prompt"]?.string
    model = json["model_name"]?.string ?? ""
    createdAt = json["created_at"]?.string ?? ""
    isSandbox = json["sandbox"]?.bool ?? false
    views = Int(json["view_count"]?.integer ?? 0)
    self.outputs = outputs.enumerated().map { place, output in
      func number(_ name: String) -> Int? { output[name]?.integer.map { Int($0) } }
      return Output(index: number("index") ?? place, mime: output["mime"]?.string ?? "", width: number("width"), height: number("height"))
    }
  }
}
