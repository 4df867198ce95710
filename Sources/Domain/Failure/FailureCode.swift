/// Every reason for which a request is turned down: one table of code, SQLSTATE, HTTP status and sentence.
public enum FailureCode: Int, Sendable, CaseIterable {
  case insufficientCredits = 1
  case modelNotFound, invalidParameters, providerError, timeout, lockedModel, priceChanged, keyReused, rateLimited, notSignedIn
  case notFound, malformedJSON, tooLarge, unsupportedMediaType, unavailable, tooManyRunning, stateConflict, forbidden
  case methodNotAllowed, internalError

  /// `E001` to `E020`, as clients see it.
  public var code: String { "E0" + number }
  /// `ZE001` to `ZE020`, as SQL functions raise it.
  public var sqlstate: String { "ZE0" + number }

  public init?(code: String) { self.init(code, prefix: "E0") }
  public init?(sqlstate: String) { self.init(sqlstate, prefix: "ZE0") }

  public var status: Int { row.status }
  /// What people read when nobody has anything more precise to say.
  public var sentence: String { row.sentence }

  private var row: (status: Int, sentence: String) {
    switch self {
    case .insufficientCredits: (402, "You do not have enough credits for this.")
    case .modelNotFound: (404, "This model does not exist or is switched off.")
    case .invalidParameters: (422, "Some of the values are not valid.")
    case .providerError: (502, "The provider could not make this. You have not been charged.")
    case .timeout: (504, "The provider took too long. You have not been charged.")
    case .lockedModel: (423, "This model is locked against changes.")
    case .priceChanged: (409, "The price has changed since you saw it.")
    case .keyReused: (409, "This idempotency key was used for a different request.")
    case .rateLimited: (429, "Too many requests. Please wait a moment.")
    case .notSignedIn: (401, "Please sign in.")
    case .notFound: (404, "There is nothing here.")
    case .malformedJSON: (400, "The request body is not valid JSON.")
    case .tooLarge: (413, "This is too large.")
    case .unsupportedMediaType: (415, "This kind of content is not accepted.")
    case .unavailable: (503, "The service is not available at the moment. Please try again soon.")
    case .tooManyRunning: (429, "Too many of your generations are running. Please wait until one is done.")
    case .stateConflict: (409, "This is no longer possible.")
    case .forbidden: (403, "You may not do this.")
    case .methodNotAllowed: (405, "This method is not allowed here.")
    case .internalError: (500, "Something went wrong on our side.")
    }
  }

  private var number: String { (rawValue < 10 ? "0" : "") + String(rawValue) }

  private init?(_ text: String, prefix: String) {
    guard let found = FailureCode.allCases.first(where: { prefix + $0.number == text }) else { return nil }
    self = found
  }
}
