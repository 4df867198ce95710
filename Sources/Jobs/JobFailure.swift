import Providers

/// Why a job has failed: a code of ours, a word for `status_detail`, a sentence for people, a text for operators.
public struct JobFailure: Error, Sendable {
  public var code: String
  public var detail: String
  public var message: String
  public var internalText: String

  public init(code: String, detail: String, message: String, internalText: String) {
    self.code = code
    self.detail = detail
    self.message = message
    self.internalText = internalText
  }
}

extension JobFailure {
  init(_ failure: ProviderFailure) {
    let detail = failure.kind == .account || failure.kind == .invalid ? "provider_error" : failure.kind.rawValue
    self.init(code: "E004", detail: detail, message: "\(failure.sentence ?? failure.kind.sentence) Your credits were returned.", internalText: failure.internalText)
  }

  static func badResult(_ internalText: String) -> JobFailure { JobFailure(ProviderFailure(.badAnswer, internalText)) }

  static func timeout(_ internalText: String) -> JobFailure {
    JobFailure(
      code: "E005", detail: "timeout", message: "The provider did not finish in time. Your credits were returned.",
      internalText: internalText)
  }

  static let cancelled = JobFailure(
    code: "E004", detail: "cancelled", message: "Cancelled. Your credits were returned.", internalText: "cancelled by its owner while the provider worked")

  static func lost(_ internalText: String) -> JobFailure {
    JobFailure(
      code: "E004", detail: "provider_error", message: "The provider's answer got lost on the way. Your credits were returned.",
      internalText: internalText)
  }

  static func unavailable(_ internalText: String) -> JobFailure {
    JobFailure(
      code: "E004", detail: "provider_error", message: "The provider cannot be reached. Your credits were returned.",
      internalText: internalText)
  }

  static func broken(_ internalText: String) -> JobFailure {
    JobFailure(
      code: "E020", detail: "internal_error", message: "Something went wrong on our side. Your credits were returned.",
      internalText: internalText)
  }
}

extension ProviderFailure.Kind {
  fileprivate var sentence: String {
    switch self {
    case .refused: "The provider declined this request because of its content rules."
    case .invalid: "The provider did not accept these settings."
    case .account: "This model is not available right now."
    case .providerError: "The provider could not make this result."
    case .badAnswer: "The provider sent nothing that could be used."
    }
  }
}
