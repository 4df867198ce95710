import Domain

/// What share.sock answers: the pages behind links, and the event stream.
enum ShareRoute: Route {
  case page(String)
  case media(String, Int)
  case view(String)
  case events

  var name: String {
    switch self {
    case .page: "share-page"
    case .media: "share-media"
    case .view: "share-view"
    case .events: "events"
    }
  }

  var responder: any Responder {
    switch self {
    case .page(let token): SharePage(token: token)
    case .media(let token, let index): SharedMedia(token: token, index: index)
    case .view(let token): CountView(token: token)
    case .events: EventStream()
    }
  }

  /// A link is for everybody who has it: no token of a visitor's changes the answer.
  var identity: Identity { if case .events = self { .checked } else { .ignored } }

  init(_ request: Request) throws {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    switch (parts.count, parts.first) {
    case (3, "events") where parts[1] == "v1" && parts[2] == "stream": self = .events
    case (2, "share"): self = .page(parts[1])
    case (3, "share") where parts[2] == "view": self = .view(parts[1])
    case (4, "share") where parts[2] == "media": self = .media(parts[1], Int(parts[3]) ?? -1)
    default: throw UnknownRoute()
    }
  }

  /// Whether a text can be a link's token at all.
  static func isToken(_ text: String) -> Bool {
    (16...64).contains(text.utf8.count) && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }
}

extension Family {
  public static let share = Family(
    name: "share",
    render: { error, request in
      guard request.path.hasPrefix("/share/"), !request.path.contains("/media/") else { return FunctionErrors.render(error, request) }
      return SharePage.failure(error)
    },
    route: { request in try ShareRoute(request) })
}
