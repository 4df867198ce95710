/// A compiled request: one statement whose answer is a single row `(body text, page bigint, total bigint)`.
public struct Plan: Sendable {
  public enum Answer: Sendable, Equatable {
    /// Rows as the preferences ask, with `Content-Range`.
    case rows
    /// A single JSON value.
    case value
    /// Nothing at all: 204.
    case nothing
  }
  public var sql: String
  public var values: [Value]
  public var answer = Answer.rows
  public var isReadOnly = true
  public var offset = 0
  /// What a filter `share_token=eq.…` compares with: row security lets a share be read only by who names its token.
  public var shareToken: Value?

  /// The parameters for a request of the same shape.
  public func parameters(_ string: QueryString, body: String? = nil) -> [String?] {
    values.map { text(of: $0, string, body) }
  }

  public func text(of value: Value, _ string: QueryString, _ body: String?) -> String? {
    switch value {
    case .text(let text): text
    case .operand(let index): string.pairs[index].operand
    case .body: body
    }
  }
}

extension Query {
  /// The query narrowed by a `Range` header.
  func narrowed(by range: ClosedRange<Int>?) -> Query {
    guard let range else { return self }
    var query = self
    let first = (root.offset ?? 0) + range.lowerBound
    let most = root.limit.map { max(0, $0 - range.lowerBound) } ?? Int.max
    query.root.offset = first
    query.root.limit = min(most, range.count)
    return query
  }

  var shareToken: Value? {
    for case .condition(let condition) in root.conditions
    where condition.field == Field(name: "share_token") && condition.comparison == .eq && !condition.negated {
      return condition.value
    }
    return nil
  }
}
