/// Turns a query tree into SQL. Every value becomes a parameter; every identifier comes from the catalogue, or is an output
/// name of the caller's, and is quoted.
struct Compiler {
  /// A relation under its alias in the statement.
  struct Source {
    var table: Catalogue.Table
    var alias: String
  }

  let catalogue: Catalogue
  private(set) var parameters: [Value] = []
  private var aliases = 0

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func bind(_ value: Value) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  mutating func source(_ table: Catalogue.Table) -> Source {
    defer { aliases += 1 }
    return Source(table: table, alias: "\"t\(aliases)\"")
  }

  func qualified(_ table: Catalogue.Table) -> String { "\(quoted(catalogue.schema)).\(quoted(table.name))" }

  // MARK: what to read

  mutating func list(_ node: Node, _ source: Source) throws(RestError) -> String {
    var columns: [String] = []
    for item in node.items {
      switch item {
      case .all: columns.append("\(source.alias).*")
      case .column(let field, let alias, let cast):
        let name = alias ?? field.outputName
        columns.append("\(try expression(field, source, cast: cast)) AS \(try outputName(name))")
      case .embed(let index): columns += try embedded(node.embeds[index], source)
      }
    }
    return columns.joined(separator: ", ")
  }

  /// The columns that an embed adds: one with JSON, or all of its own when it is spread.
  private mutating func embedded(_ embed: Embed, _ parent: Source) throws(RestError) -> [String] {
    // A child compiled for nothing would leave parameters that no SQL names, which Postgres refuses.
    guard !embed.node.items.isEmpty else {
      _ = try catalogue.relationship(from: parent.table, to: embed)
      return []
    }
    let child = try self.child(embed, of: parent)
    if embed.isSpread { return try spread(embed, child) }
    let list = try self.list(embed.node, child.source)
    let name = try outputName(embed.outputName)
    if child.cardinality.isToOne {
      return ["(SELECT row_to_json(\"_x\") FROM (SELECT \(list) FROM \(child.from) WHERE \(child.conditions) LIMIT 1) AS \"_x\") AS \(name)"]
    }
    let page = try orderAndPage(embed.node, child.source)
    return ["(SELECT coalesce(json_agg(\"_x\"), '[]') FROM (SELECT \(list) FROM \(child.from) WHERE \(child.conditions)\(page)) AS \"_x\") AS \(name)"]
  }

  private mutating func spread(_ embed: Embed, _ child: Child) throws(RestError) -> [String] {
    guard child.cardinality.isToOne else { throw .unsupported("Spreading a to-many relationship") }
    var columns: [String] = []
    func add(_ expression: String, _ name: String) throws(RestError) {
      columns.append("(SELECT \(expression) FROM \(child.from) WHERE \(child.conditions) LIMIT 1) AS \(try outputName(name))")
    }
    for item in embed.node.items {
      switch item {
      case .all: for column in child.source.table.columns { try add("\(child.source.alias).\(quoted(column.name))", column.name) }
      case .column(let field, let alias, let cast): try add(expression(field, child.source, cast: cast), alias ?? field.outputName)
      case .embed: throw .unsupported("An embed inside a spread")
      }
    }
    return columns
  }

  // MARK: embeds

  struct Child {
    var source: Source
    var cardinality: Relationship.Cardinality
    var from: String
    var conditions: String
  }

  private mutating func child(_ embed: Embed, of parent: Source) throws(RestError) -> Child {
    let relationship = try catalogue.relationship(from: parent.table, to: embed)
    let source = self.source(relationship.target)
    var from = "\(qualified(relationship.target)) AS \(source.alias)"
    var conditions = relationship.columns.map {
      "\(source.alias).\(quoted($0.target)) = \(parent.alias).\(quoted($0.parent))"
    }
    if let junction = relationship.junction {
      let alias = "\"j\(aliases)\""
      from += ", \(quoted(catalogue.schema)).\(quoted(junction.table)) AS \(alias)"
      conditions += junction.toParent.map { "\(alias).\(quoted($0.junction)) = \(parent.alias).\(quoted($0.parent))" }
      conditions += junction.toTarget.map { "\(alias).\(quoted($0.junction)) = \(source.alias).\(quoted($0.target))" }
    }
    conditions += try self.conditions(embed.node, source)
    return Child(source: source, cardinality: relationship.cardinality, from: from, conditions: conditions.joined(separator: " AND "))
  }

  // MARK: conditions

  /// All that a row must fulfil, `!inner` embeds included.
  mutating func conditions(_ node: Node, _ source: Source) throws(RestError) -> [String] {
    var parts: [String] = []
    for logic in node.conditions { parts.append(try self.logic(logic, node, source)) }
    for embed in node.embeds where embed.isInner { parts.append(try exists(embed, source)) }
    return parts
  }

  mutating func `where`(_ node: Node, _ source: Source) throws(RestError) -> String {
    let parts = try conditions(node, source)
    return parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND ")
  }

  private mutating func exists(_ embed: Embed, _ parent: Source) throws(RestError) -> String {
    let child = try self.child(embed, of: parent)
    return "EXISTS (SELECT FROM \(child.from) WHERE \(child.conditions))"
  }

  private mutating func logic(_ logic: Logic, _ node: Node, _ source: Source) throws(RestError) -> String {
    switch logic {
    case .condition(let condition):
      if let embed = node.embeds.first(where: { $0.outputName == condition.field.name }), source.table.find(condition.field.name) == nil {
        return try presence(embed, condition, source)
      }
      return try comparison(condition, source)
    case .all(let terms, let negated): return try joined(terms, " AND ", negated, node, source)
    case .any(let terms, let negated): return try joined(terms, " OR ", negated, node, source)
    }
  }

  private mutating func joined(_ terms: [Logic], _ word: String, _ negated: Bool, _ node: Node, _ source: Source) throws(RestError) -> String {
    var parts: [String] = []
    for term in terms { parts.append(try logic(term, node, source)) }
    return "\(negated ? "NOT " : "")(\(parts.joined(separator: word)))"
  }

  /// `rel=is.null` and `rel=not.is.null`.
  private mutating func presence(_ embed: Embed, _ condition: Condition, _ source: Source) throws(RestError) -> String {
    guard condition.comparison == .is, case .text(let word) = condition.value, condition.field.path.isEmpty,
      ["null", "not_null"].contains(word.lowercased())
    else {
      throw RestError(
        400, "PGRST120", "Bad operator on the '\(embed.outputName)' embedded resource",
        details: "Only is null or not is null filters are allowed on embedded resources")
    }
    let absent = (word.lowercased() == "null") != condition.negated
    return (absent ? "NOT " : "") + (try exists(embed, source))
  }

  // MARK: order and page

  mutating func orderAndPage(_ node: Node, _ source: Source, rows: Int = Limits.rows) throws(RestError) -> String {
    var text = ""
    if !node.order.isEmpty {
      var terms: [String] = []
      for term in node.order { terms.append(try order(term, node, source)) }
      text += " ORDER BY " + terms.joined(separator: ", ")
    }
    text += " LIMIT \(bind(.text(String(min(node.limit ?? rows, rows)))))"
    if let offset = node.offset, offset > 0 { text += " OFFSET \(bind(.text(String(offset))))" }
    return text
  }

  private mutating func order(_ term: OrderTerm, _ node: Node, _ source: Source) throws(RestError) -> String {
    var text = try orderExpression(term, node, source)
    if let descending = term.descending { text += descending ? " DESC" : " ASC" }
    if let first = term.nullsFirst { text += first ? " NULLS FIRST" : " NULLS LAST" }
    return text
  }

  private mutating func orderExpression(_ term: OrderTerm, _ node: Node, _ source: Source) throws(RestError) -> String {
    guard let relation = term.relation else { return try expression(term.field, source) }
    guard let embed = node.embeds.first(where: { $0.outputName == relation }) else {
      throw RestError(
        400, "PGRST108", "'\(relation)' is not an embedded resource in this request",
        hint: "Verify that '\(relation)' is included in the 'select' query parameter.")
    }
    let child = try self.child(embed, of: source)
    guard child.cardinality.isToOne else {
      throw RestError(
        400, "PGRST118", "A related order on '\(relation)' is not possible",
        details: "'\(source.table.name)' and '\(relation)' do not form a many-to-one or one-to-one relationship")
    }
    return "(SELECT \(try expression(term.field, child.source)) FROM \(child.from) WHERE \(child.conditions) LIMIT 1)"
  }

  // MARK: fields

  mutating func expression(_ field: Field, _ source: Source, cast: String? = nil) throws(RestError) -> String {
    let column = try source.table.column(field.name)
    var text = "\(source.alias).\(quoted(column.name))"
    if !field.path.isEmpty {
      if !column.isJSON { text = "to_jsonb(\(text))" }
      for step in field.path {
        let key =
          switch step.key {
          case .name(let name): bind(.text(name)) + "::text"
          case .index(let index): "(\(index))"
          }
        text += (step.asText ? "->>" : "->") + key
      }
      text = "(\(text))"
    }
    guard let cast else { return text }
    guard let type = castTypes[cast.lowercased()] else { throw RestError(400, "42704", "type \"\(cast)\" does not exist") }
    return "(\(text))::\(type)"
  }

  private func outputName(_ name: String) throws(RestError) -> String {
    // Postgres would cut a longer name off and two could become one.
    guard name.utf8.count <= 63 else { throw RestError(400, "PGRST100", "An output name may have at most 63 bytes") }
    return quoted(name)
  }
}

extension Field {
  /// The last key of the path that is a name, else the column.
  var outputName: String {
    for step in path.reversed() { if case .name(let name) = step.key { return name } }
    return name
  }
}

func quoted(_ identifier: String) -> String {
  var text = "\""
  for character in identifier.unicodeScalars {
    if character == "\"" { text += "\"" }
    text.unicodeScalars.append(character)
  }
  return text + "\""
}

private let castTypes = [
  "text": "text", "varchar": "varchar", "char": "char", "int": "int4", "integer": "int4", "int2": "int2", "smallint": "int2", "int4": "int4",
  "int8": "int8", "bigint": "int8", "numeric": "numeric", "decimal": "numeric", "real": "float4", "float4": "float4", "float8": "float8",
  "bool": "bool", "boolean": "bool", "date": "date", "time": "time", "timestamp": "timestamp", "timestamptz": "timestamptz",
  "interval": "interval", "uuid": "uuid", "json": "json", "jsonb": "jsonb", "text[]": "text[]",
]
