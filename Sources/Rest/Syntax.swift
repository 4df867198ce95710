/// A column, or a place inside its JSON: `settings->size->>width`.
public struct Field: Sendable, Equatable {
  public enum Key: Sendable, Equatable {
    case name(String)
    case index(Int)
  }
  public struct Step: Sendable, Equatable {
    public var key: Key
    /// `->>` gives text, `->` gives JSON.
    public var asText: Bool
  }
  public var name: String
  public var path: [Step] = []
}

/// What stands behind `$n`: a text known now, or the operand of the n-th pair of the query string, read at each request.
public enum Value: Sendable, Equatable {
  case text(String)
  case operand(Int)
  /// The request's body.
  case body
}

public enum Operator: String, Sendable, CaseIterable {
  case eq, neq, gt, gte, lt, lte, like, ilike, match, imatch, `in`, `is`, isdistinct
  case cs, cd, ov, sl, sr, nxr, nxl, adj
  case fts, plfts, phfts, wfts

  var canBeQuantified: Bool {
    switch self {
    case .eq, .gt, .gte, .lt, .lte, .like, .ilike, .match, .imatch: true
    default: false
    }
  }

  var isFullText: Bool {
    switch self {
    case .fts, .plfts, .phfts, .wfts: true
    default: false
    }
  }
}

public struct Condition: Sendable, Equatable {
  public enum Quantifier: String, Sendable { case any, all }
  public var field: Field
  public var negated = false
  public var comparison: Operator
  public var quantifier: Quantifier?
  /// The text search configuration of `fts(english)`.
  public var language: String?
  public var value: Value
  /// The elements of `in.(…)`.
  public var elements: [String]?
}

public indirect enum Logic: Sendable, Equatable {
  case condition(Condition)
  case all([Logic], negated: Bool)
  case any([Logic], negated: Bool)
}

public struct OrderTerm: Sendable, Equatable {
  /// Set when the rows are ordered by a column of a to-one embed: `rel(col)`.
  public var relation: String?
  public var field: Field
  public var descending: Bool?
  public var nullsFirst: Bool?
}

public enum SelectItem: Sendable, Equatable {
  case all
  case column(Field, alias: String?, cast: String?)
  /// The embed at this place in the node's list.
  case embed(Int)
}

public struct Embed: Sendable, Equatable {
  public var alias: String?
  public var relation: String
  public var hint: String?
  public var isInner = false
  public var isSpread = false
  public var node: Node
  public var outputName: String { alias ?? relation }
}

/// One level of a query: what to read from a relation and what to hang below it.
public struct Node: Sendable, Equatable {
  public var items: [SelectItem] = [.all]
  public var embeds: [Embed] = []
  public var conditions: [Logic] = []
  public var order: [OrderTerm] = []
  public var limit: Int?
  public var offset: Int?
}
