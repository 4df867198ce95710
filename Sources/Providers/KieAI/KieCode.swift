/// What a code of kie.ai means for us (providers.md §1.7).
struct KieCode {
  enum Retry: Equatable {
    /// The same order would be turned away again.
    case never
    /// Certainly not accepted: the same order may be sent again after some seconds.
    case after(Double)
    /// It may have been accepted and may cost money: never again blindly.
    case unclear
  }

  let kind: ProviderFailure.Kind
  let retry: Retry
  /// For people, where it says more than the kind alone.
  var sentence: String?

  static func of(_ code: Int) -> KieCode { table[code] ?? unlisted(code) }

  private static func unlisted(_ code: Int) -> KieCode {
    (400...499).contains(code) ? KieCode(kind: .invalid, retry: .never) : KieCode(kind: .providerError, retry: .unclear)
  }

  private static let table: [Int: KieCode] = [
    // No code at all.
    0: KieCode(kind: .badAnswer, retry: .unclear),
    400: KieCode(kind: .invalid, retry: .never),
    401: KieCode(kind: .account, retry: .never),
    402: KieCode(kind: .account, retry: .never),
    403: KieCode(kind: .account, retry: .never),
    404: KieCode(kind: .invalid, retry: .never, sentence: "The provider does not offer this model at the moment."),
    405: KieCode(kind: .invalid, retry: .never),
    408: KieCode(kind: .providerError, retry: .unclear, sentence: "The provider waited too long for its model."),
    409: KieCode(kind: .invalid, retry: .never, sentence: "The provider found a conflict with an earlier request."),
    413: KieCode(kind: .refused, retry: .never, sentence: "The provider found that this matches an existing work."),
    422: KieCode(kind: .invalid, retry: .never),
    429: KieCode(kind: .providerError, retry: .after(2), sentence: "The provider is too busy for more requests."),
    433: KieCode(kind: .account, retry: .never),
    451: KieCode(kind: .invalid, retry: .never, sentence: "The provider could not read the file that was given."),
    455: KieCode(kind: .providerError, retry: .after(30), sentence: "The provider is closed for maintenance."),
    500: KieCode(kind: .providerError, retry: .unclear),
    501: KieCode(kind: .providerError, retry: .never),
    503: KieCode(kind: .providerError, retry: .after(10), sentence: "The provider is closed for maintenance."),
    505: KieCode(kind: .account, retry: .never, sentence: "The provider has switched this model off."),
    531: KieCode(kind: .providerError, retry: .never),
    550: KieCode(kind: .providerError, retry: .after(10), sentence: "The provider's queue is full."),
  ]
}

extension KieAI {
  /// Sorts a code with its words. Refusals hide behind 400, 422, 500 and 501, so that the words decide.
  static func failure(code: Int, words: String) -> ProviderFailure {
    let text = "kie \(code): \(words)", lower = words.lowercased(), meaning = KieCode.of(code)
    if refusalWords.contains(where: lower.contains) { return ProviderFailure(.refused, text) }
    return ProviderFailure(meaning.kind, text, sentence: meaning.sentence)
  }
}

private let refusalWords = [
  "prohibited", "policy", "policies", "moderation", "nsfw", "sensitive", "safety", "violat", "rejected by", "flagged", "inappropriate",
]
