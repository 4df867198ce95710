import HTTPClient

/// Network trouble in our own words.
public enum Trouble: Error, Sendable, Equatable {
  case timeout
  /// Nobody listens there; nothing was sent.
  case notSent(String)
  /// The connection broke under way.
  case broken(String)
  /// Neither JSON nor anything else that we take: an error page, half an answer, far too much of one.
  case badAnswer(String)
  case overLimit
  /// The provider turned the request away as a whole.
  case refused(String)

  init(_ error: HTTPError) {
    self =
      switch error {
      case .refused(let text), .unresolved(let text), .badRequest(let text): .notSent(text)
      case .timeout: .timeout
      case .broken(let text): .broken(text)
      case .tooLarge(let limit): .badAnswer("more than \(limit) bytes")
      }
  }

  /// For logs.
  public var text: String {
    switch self {
    case .timeout: "timeout"
    case .notSent(let text): "not sent: \(text)"
    case .broken(let text): "connection broken: \(text)"
    case .badAnswer(let text): "bad answer: \(text)"
    case .overLimit: "over limit"
    case .refused(let text): "refused: \(text)"
    }
  }
}
