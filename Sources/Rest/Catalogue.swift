/// What the exposed schema holds: the only source of identifiers in compiled SQL.
public struct Catalogue: Sendable {
  public struct Column: Sendable, Equatable {
    public var name: String
    /// As Postgres spells it, ready to stand after `::`.
    public var type: String
    var isJSON: Bool { type == "json" || type == "jsonb" }
    var isTextVector: Bool { type == "tsvector" }
  }

  public struct Table: Sendable {
    public var name: String
    public var columns: [Column]
    public var primaryKey: [String] = []
    /// Column sets that a unique index covers, the primary key among them.
    public var uniqueSets: [[String]] = []
    private let places: [String: Int]

    public init(name: String, columns: [Column], primaryKey: [String] = [], uniqueSets: [[String]] = []) {
      self.name = name
      self.columns = columns
      self.primaryKey = primaryKey
      self.uniqueSets = uniqueSets
      places = Dictionary(columns.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func column(_ name: String) throws(RestError) -> Column {
      guard let column = find(name) else { throw .unknownColumn(name, of: self.name) }
      return column
    }
    func find(_ name: String) -> Column? { places[name].map { columns[$0] } }
    func isUnique(_ columns: [String]) -> Bool { uniqueSets.contains { Set($0).isSubset(of: columns) } }
  }

  public struct ForeignKey: Sendable, Equatable {
    public var name: String
    public var table: String
    public var columns: [String]
    public var target: String
    public var targetColumns: [String]
  }

  public struct Function: Sendable, Equatable {
    public struct Argument: Sendable, Equatable {
      public var name: String
      public var type: String
      public var hasDefault: Bool
    }
    public enum Answer: Sendable, Equatable {
      case nothing
      case scalar
      /// Rows of a table of the schema, or the columns that the function declares.
      case record(table: String?, columns: [Column])
    }
    public var name: String
    public var arguments: [Argument]
    public var answer: Answer
    public var isSet: Bool
    public var isVolatile: Bool
  }

  public var schema = "public"
  public private(set) var tables: [String: Table] = [:]
  public private(set) var foreignKeys: [ForeignKey] = []
  public private(set) var functions: [String: [Function]] = [:]

  public init(tables: [Table] = [], foreignKeys: [ForeignKey] = [], functions: [Function] = []) {
    self.tables = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.foreignKeys = foreignKeys
    self.functions = Dictionary(grouping: functions, by: \.name)
  }

  public func table(_ name: String) throws(RestError) -> Table {
    guard let table = tables[name] else {
      throw RestError(404, "PGRST205", "Could not find the table '\(schema).\(name)' in the schema cache")
    }
    return table
  }
}
