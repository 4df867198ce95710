/// The three ways to change rows.
public enum WriteKind: Sendable, Equatable {
  /// `columns` are the keys to take from each object of the body, an array.
  case insert(columns: [String])
  case update(columns: [String])
  case delete
}

extension Plan {
  /// POST, PATCH or DELETE of a table. The answer counts the rows changed; their text is there when it was asked for.
  public static func write(
    _ name: String, _ kind: WriteKind, _ query: Query, _ preferences: Preferences, _ catalogue: Catalogue
  ) throws(RestError) -> Plan {
    var compiler = Compiler(catalogue)
    let source = compiler.source(try catalogue.table(name))
    let change: String
    switch kind {
    case .insert(let columns): change = try compiler.insert(source, columns, query, preferences)
    case .update(let columns): change = try compiler.update(source, columns, query.root)
    case .delete: change = try compiler.delete(source, query.root)
    }
    let isShown = preferences.returning == .representation
    let with = "WITH \"_w\" AS (\(change) RETURNING \(isShown ? "\(source.alias).*" : "1")) "
    guard isShown else {
      return Plan(sql: with + "SELECT NULL::text, count(*), NULL::bigint FROM \"_w\"", values: compiler.parameters, isReadOnly: false)
    }
    // The filters chose the rows to change; what is shown of them is chosen by select, order and embeds alone.
    var shown = query.root
    shown.conditions = []
    shown.limit = nil
    shown.offset = nil
    var counted = preferences
    counted.count = nil
    let sql = try compiler.rows(shown, source, from: "\"_w\" AS \(source.alias)", counted)
    return Plan(sql: with + sql, values: compiler.parameters, isReadOnly: false)
  }
}

extension Compiler {
  fileprivate mutating func insert(
    _ source: Source, _ columns: [String], _ query: Query, _ preferences: Preferences
  ) throws(RestError) -> String {
    let names = try self.names(columns, source).joined(separator: ", ")
    let target = "INSERT INTO \(qualified(source.table)) AS \(source.alias)"
    if columns.isEmpty { return "\(target) DEFAULT VALUES" }
    let rows = "json_populate_recordset(NULL::\(qualified(source.table)), \(bind(.body))::json)"
    return "\(target) (\(names)) SELECT \(names) FROM \(rows)\(try conflict(source, columns, query, preferences))"
  }

  private func conflict(_ source: Source, _ columns: [String], _ query: Query, _ preferences: Preferences) throws(RestError) -> String {
    guard let resolution = preferences.resolution else { return "" }
    let key = query.conflict ?? source.table.primaryKey
    guard !key.isEmpty else { return "" }
    let target = " ON CONFLICT (\(try names(key, source).joined(separator: ", ")))"
    guard resolution == .merge else { return target + " DO NOTHING" }
    let changes = try names(columns, source).map { "\($0) = EXCLUDED.\($0)" }
    return target + " DO UPDATE SET " + changes.joined(separator: ", ")
  }

  fileprivate mutating func update(_ source: Source, _ columns: [String], _ node: Node) throws(RestError) -> String {
    // Nothing to set is nothing to do: no row is touched.
    if columns.isEmpty, let any = source.table.columns.first.map({ quoted($0.name) }) {
      return "UPDATE \(qualified(source.table)) AS \(source.alias) SET \(any) = \(source.alias).\(any) WHERE false"
    }
    let conditions = try filters(node, source, "UPDATE")
    let changes = try names(columns, source).map { "\($0) = \"_b\".\($0)" }.joined(separator: ", ")
    let row = "json_populate_record(NULL::\(qualified(source.table)), \(bind(.body))::json) AS \"_b\""
    return "UPDATE \(qualified(source.table)) AS \(source.alias) SET \(changes) FROM \(row)\(conditions)"
  }

  fileprivate mutating func delete(_ source: Source, _ node: Node) throws(RestError) -> String {
    "DELETE FROM \(qualified(source.table)) AS \(source.alias)\(try filters(node, source, "DELETE"))"
  }

  private mutating func filters(_ node: Node, _ source: Source, _ verb: String) throws(RestError) -> String {
    guard !node.conditions.isEmpty else { throw RestError(400, "21000", "\(verb) requires a WHERE clause") }
    guard node.limit == nil, node.offset == nil else { throw .unsupported("limit and offset on writes") }
    var plain = node
    plain.embeds = []
    return try self.where(plain, source)
  }

  private func names(_ columns: [String], _ source: Source) throws(RestError) -> [String] {
    var names: [String] = []
    for column in columns {
      guard let found = source.table.find(column) else {
        throw RestError(400, "PGRST204", "Could not find the '\(column)' column of '\(source.table.name)' in the schema cache")
      }
      names.append(quoted(found.name))
    }
    return names
  }
}
