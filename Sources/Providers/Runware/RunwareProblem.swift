import JSON

/// An error of one task, in any of the shapes that Runware uses. Its code names change between models, so classes go by their words.
struct RunwareProblem {
  var code: String
  var message: String

  var text: String { "runware \(code): \(message)" }
  private var lower: String { code.lowercased() }

  var isUnknownTask: Bool { lower == "taskfailedornotfound" || lower == "tasknotfound" || lower == "taskexpired" }
  var isOverLimit: Bool { lower.contains("ratelimit") || lower == "queuefull" }
  /// The service's own trouble, which another attempt may not meet.
  var isPassing: Bool {
    lower.contains("timeout") || ["internalservererror", "serviceunavailable", "noavailableserver", "standarderror", "unknownerror"].contains(lower)
  }

  var failure: ProviderFailure {
    let words = lower + " " + message.lowercased()
    if ["policy", "sensitive", "unsafe", "nsfw", "promptblocked", "imageblocked", "moderation", "invalidprovidercontent"].contains(where: words.contains) {
      return ProviderFailure(.refused, text)
    }
    let account = ["apikey", "unauthorized", "forbidden", "permission", "token", "account", "organization", "credits", "quota", "balance", "payment"]
    if account.contains(where: lower.contains) { return ProviderFailure(.account, text) }
    if ["invalid", "missing", "unsupported", "conflict", "max"].contains(where: lower.hasPrefix) { return ProviderFailure(.invalid, text) }
    return ProviderFailure(.providerError, text)
  }
}

extension Runware {
  /// The error of our task, or one that names no task. Errors of other tasks are not ours; an empty list is no error.
  static func problem(in json: JSONValue, of id: String) -> RunwareProblem? {
    for error in json["errors"]?.array ?? [] {
      let task = error["taskUUID"]?.string
      if task == nil || task?.lowercased() == id.lowercased() { return problem(error) }
    }
    if json["error"]?.bool == true {
      return RunwareProblem(code: json["errorId"]?.integer.map(String.init) ?? "unknownError", message: json["errorMessage"]?.string ?? "")
    }
    let items = items(in: json, of: id)
    // Both words are in use for the same state.
    guard let failed = items.first(where: { ["error", "failed"].contains($0["status"]?.string ?? "") }) else { return nil }
    return problem(failed["error"] ?? failed)
  }

  private static func problem(_ error: JSONValue) -> RunwareProblem {
    RunwareProblem(
      code: error["code"]?.string ?? error["errorId"]?.integer.map(String.init) ?? "unknownError",
      message: error["message"]?.string ?? error["errorMessage"]?.string ?? "")
  }
}
