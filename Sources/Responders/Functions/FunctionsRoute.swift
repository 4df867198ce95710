import Domain

extension Family {
  /// Everything under /functions/v1 but what waits.
  static let functions = Family(name: "functions", started: { Finished.shared.listen($0) }, render: FunctionErrors.render) { try FunctionsRoute.find($0) }

  /// What waits for a generation to end: a pool of its own, so that waiting never stops the others.
  static let sync = Family(
    name: "sync", seconds: GenerateContentSync.patience + 10, started: { Finished.shared.listen($0) }, render: FunctionErrors.render
  ) { request in
    guard request.path == "/functions/v1/generate-content-sync" else { throw UnknownRoute() }
    guard request.method == .post else { throw Failure(.methodNotAllowed) }
    return SyncRoute.generate
  }
}

enum FunctionsRoute: String, Route, CaseIterable {
  case models
  case quote
  case generate = "generate-content"
  case cancel = "cancel-generation"
  case share = "share-content"
  case revokeShare = "revoke-share"
  case kieCallback = "kie-ai-webhook"
  case runwareCallback = "process-runware-response"
  case testModel = "test-model-generation"
  case checkHealth = "check-model-health"
  case analyzeModel = "analyze-model-docs"

  static func find(_ request: Request) throws -> FunctionsRoute {
    let prefix = "/functions/v1/"
    guard request.path.hasPrefix(prefix), let route = FunctionsRoute(rawValue: String(request.path.dropFirst(prefix.count))) else { throw UnknownRoute() }
    let allowed: Bool = route == .models ? (request.method == .get || request.method == .head || request.method == .post) : request.method == .post
    guard allowed else { throw Failure(.methodNotAllowed) }
    return route
  }

  var name: String { rawValue }

  /// The catalogue is public; a callback proves itself by its token.
  var identity: Identity {
    switch self {
    case .models, .kieCallback, .runwareCallback: .ignored
    default: .checked
    }
  }

  var responder: any Responder {
    switch self {
    case .models: ListModels()
    case .quote: QuoteOrder()
    case .generate: GenerateContent()
    case .cancel: CancelGeneration()
    case .share: ShareContent()
    case .revokeShare: RevokeShare()
    case .kieCallback: ReceiveKieCallback()
    case .runwareCallback: ReceiveRunwareCallback()
    case .testModel: TestModel()
    case .checkHealth: CheckHealth()
    case .analyzeModel: AnalyzeModel()
    }
  }
}

enum SyncRoute: Route {
  case generate

  var name: String { "generate-content-sync" }
  var responder: any Responder { GenerateContentSync() }
}
