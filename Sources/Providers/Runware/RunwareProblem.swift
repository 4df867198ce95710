import JSON

/// An error of one task, in any of the shapes that Runware uses. Its code names change between models, so classes go by their words
/// (providers.md §2.8).
struct RunwareProblem {
  var code: String
  var message: String
  /// The setting that it is about.
  var parameter: String?
  /// It names no task: the request as a whole, or the account.
  var isGeneral = false
  /// The answer contradicts itself.
  var isBadAnswer = false

  var text: String { "runware \(code): \(message)" + (parameter.map { " (\($0))" } ?? "") }
  private var lower: String { code.lowercased() }

  var isUnknownTask: Bool { lower == "taskfailedornotfound" || lower == "tasknotfound" || lower == "taskexpired" }
  var isOverLimit: Bool { lower.contains("ratelimit") || lower == "queuefull" || lower.contains("toomanyrequests") }
  /// The service's own trouble, which another attempt may not meet.
  var isPassing: Bool {
    lower.contains("timeout") || ["internalservererror", "serviceunavailable", "noavailableserver", "standarderror", "unknownerror"].contains(lower)
  }

  var failure: ProviderFailure {
    if isBadAnswer { return ProviderFailure(.badAnswer, text) }
    let words = lower + " " + message.lowercased()
    if ["policy", "sensitive", "unsafe", "nsfw", "promptblocked", "imageblocked", "moderation", "invalidprovidercontent"].contains(where: words.contains) {
      return ProviderFailure(.refused, text)
    }
    let account = [
      "apikey", "unauthorized", "forbidden", "permission", "tokenexpired", "invalidtoken", "account", "organization", "credits", "quota", "balance", "payment", "billing",
    ]
    if account.contains(where: lower.contains) || words.contains("api key") { return ProviderFailure(.account, text) }
    if ["invalidinputimage", "invalidimage", "invalidseedimage", "invalidmaskimage", "downloadfailed"].contains(where: lower.hasPrefix) {
      return ProviderFailure(.invalid, text, sentence: "The provider could not read an input file.")
    }
    if lower.contains("timeout") { return ProviderFailure(.providerError, text, sentence: "The provider did not finish in time.") }
    if ["modelunavailable", "modeldisabled", "modelnotfound", "noavailableserver", "serviceunavailable"].contains(lower) {
      return ProviderFailure(.providerError, text, sentence: "This model is not available right now.")
    }
    if ["invalid", "missing", "unsupported", "conflict", "max"].contains(where: lower.hasPrefix) { return ProviderFailure(.invalid, text) }
    return ProviderFailure(.providerError, text)
  }
}

extension Runware {
  /// The errors of a task, and those that name no task. Errors of other tasks are not ours; an empty list is no error.
  static func problems(in json: JSONValue, of id: String) -> [RunwareProblem] {
    var found: [RunwareProblem] = []
    for error in json["errors"]?.array ?? [] {
      let task = error["taskUUID"]?.string
      if task == nil || task?.lowercased() == id.lowercased() { found.append(problem(error, isGeneral: task == nil)) }
    }
    if json["error"]?.bool == true { found.append(problem(json, isGeneral: true)) }
    for item in items(in: json, of: id) where ["error", "failed"].contains(item["status"]?.string ?? "") {
      found.append(problem(item["error"] ?? item, isGeneral: false))
    }
    return found
  }

  /// The old shape has a number and `errorMessage`; a rule about several settings names them in a list.
  private static func problem(_ error: JSONValue, isGeneral: Bool) -> RunwareProblem {
    RunwareProblem(
      code: error["code"]?.string ?? error["errorId"]?.integer.map(String.init) ?? "unknownError",
      message: error["message"]?.string ?? error["errorMessage"]?.string ?? "", parameter: error["parameter"]?.string ?? error["parameter"]?[0]?.string,
      isGeneral: isGeneral)
  }
}
