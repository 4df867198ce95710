/// Why a request is turned down, in words for the person who made it and in particulars for their program.
public struct Failure: Error, Sendable, Equatable {
  public var code: FailureCode
  public var message: String
  /// The parameter that is to blame.
  public var field: String?
  /// Further particulars, such as `rule` and the limit that it names.
  public var details: [Detail]
  /// Seconds after which it is worth trying again.
  public var retryAfter: Int?

  public init(_ code: FailureCode, _ message: String? = nil, field: String? = nil, details: [Detail] = [], retryAfter: Int? = nil) {
    self.code = code
    self.message = message ?? code.sentence
    self.field = field
    self.details = details
    self.retryAfter = retryAfter
  }

  /// One particular of a failure.
  public struct Detail: Sendable, Equatable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    /// Numbers are kept as the decimal text that stands in the JSON answer.
    public enum Value: Sendable, Equatable {
      case text(String), number(String), list([String])
    }
  }

  public subscript(detail detail: String) -> Detail.Value? { details.first { $0.name == detail }?.value }
}
