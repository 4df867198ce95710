import FastCGI
import Glibc
import Threads

/// A stand-in for the providers on loopback: it speaks their protocols, makes real media, and can be told to misbehave.
public final class Sandbox: Sendable {
  let configuration: Configuration
  let state: Monitor<SandboxState>
  let files: FileShelf
  let renders: WorkQueue
  let posts: WorkQueue

  public init(_ configuration: Configuration) {
    self.configuration = configuration
    state = Monitor(SandboxState())
    files = FileShelf(folder: configuration.folder)
    renders = WorkQueue(threads: configuration.renderThreads)
    posts = WorkQueue(threads: 8)
  }

  /// Starts the threads that move time, draw and post. Call it after the signals are blocked.
  public func start() {
    files.clear()
    renders.start()
    posts.start()
    _ = Thread.start { [self] in
      while true { tick() }
    }
  }

  /// Answers one FastCGI request.
  public func handle(_ exchange: borrowing Exchange) {
    do throws(BodyError) {
      answer(try Request(exchange)).send(to: exchange)
    } catch {
      if case .tooLarge = error { Answer(413, json: ["code": 413, "msg": "Request body too large"]).send(to: exchange) }
    }
  }

  /// Answers one request; the tests come in here.
  public func answer(_ request: Request) -> Answer {
    guard !request.path.hasPrefix("/admin"), let prepared = preparedAnswer(to: request) else { return ownAnswer(request) }
    // What is done for the request is done; only its answer is another.
    if prepared.doesTheWork { _ = ownAnswer(request) }
    return prepared.answer
  }

  private func ownAnswer(_ request: Request) -> Answer {
    let path = request.path
    if let rest = path.after("/kie-upload") { return kieUpload(request, rest) }
    if let rest = path.after("/kie") { return kie(request, rest) }
    if path == "/runware/v1" || path == "/runware/v1/" || path == "/runware" { return runware(request) }
    if let rest = path.after("/lovable") { return lovable(request, rest) }
    if let rest = path.after("/openai") { return openAI(request, rest) }
    if let rest = path.after("/files/") { return file(request, rest) }
    if let rest = path.after("/admin") { return admin(request, rest) }
    if path == "/" { return indexPage() }
    return Answer(404, json: ["code": 404, "msg": "The requested resource does not exist"])
  }

  private func file(_ request: Request, _ name: String) -> Answer {
    guard request.method == "GET" || request.method == "HEAD" else { return Answer(405, text: "method not allowed") }
    switch files.read(name) {
    case .found(let bytes, let mime): return Answer(200, bytes: bytes, mime: mime)
    case .expired: return Answer(403, text: "this link has expired")
    case .unknown: return Answer(404, text: "no such file")
    }
  }
}
