import Domain
import JSON
import Secrets

/// POST /functions/v1/kie-ai-webhook?token=…: a hint that a job of kie.ai has moved. The body is not covered by kie's signature
/// (providers.md §1.4), so nothing in it is believed: the worker asks the record itself.
struct ReceiveKieCallback: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let callback = KieCallback(try request.jsonObject(limit: 256 << 10))
    guard isSigned(request, callback.task, world) else { return answer }
    try Callback.wake(.kieAI, job: callback.task, request, world)
    return answer
  }

  private var answer: Response { .json(["received": true]) }

  /// With a key configured, the header must be base64(HMAC(key, taskId.timestamp)) and at most five minutes old.
  private func isSigned(_ request: Request, _ job: String?, _ world: World) -> Bool {
    let key = world.settings.secrets.kieWebhookHmacKey
    guard !key.isEmpty else { return true }
    guard let job, let stamp = request.parameter("HTTP_X_WEBHOOK_TIMESTAMP"), let seconds = Double(stamp), abs(world.now() - seconds) <= 300,
      let given = request.parameter("HTTP_X_WEBHOOK_SIGNATURE"), let signature = base64Decoded(given)
    else { return false }
    return constantTimeEqual(signature, hmacSHA256(key: Array(key.utf8), Array("\(job).\(stamp)".utf8)))
  }

  private func base64Decoded(_ text: String) -> [UInt8]? {
    let url = text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }.filter { $0 != "=" }
    return base64URLDecoded(Array(String(url).utf8))
  }
}

/// POST /functions/v1/process-runware-response?token=…: a hint about a task of Runware, which signs nothing (providers.md §2.7).
struct ReceiveRunwareCallback: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let body = try request.jsonObject(limit: 1 << 20)
    let item = body["data"]?[0] ?? body["errors"]?[0]
    // A part of an order in several tasks has an id of its own; the token says to which order it belongs.
    let task = request.query("part") == nil ? item?["taskUUID"]?.string : nil
    try Callback.wake(.runware, job: task, request, world)
    return .json(["received": true])
  }
}

enum Callback {
  /// Wakes the job that this token was made for; anything else is ignored without a word, so that nobody learns by asking.
  static func wake(_ provider: ProviderID, job: String?, _ request: Request, _ world: World) throws(Failure) {
    guard let token = request.query("token"), (16...200).contains(token.utf8.count) else { return }
    try world.store.wakeGeneration(provider.rawValue, job.map { String($0.prefix(200)) }, sha256(Array(token.utf8)))
  }
}
