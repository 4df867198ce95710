extension Plan {
  /// GET or HEAD of a table or view.
  public static func read(_ name: String, _ query: Query, _ preferences: Preferences, _ catalogue: Catalogue) throws(RestError) -> Plan {
    let query = query.narrowed(by: preferences.range)
    var compiler = Compiler(catalogue)
    let source = compiler.source(try catalogue.table(name))
    let from = "\(compiler.qualified(source.table)) AS \(source.alias)"
    let sql = try compiler.rows(query.root, source, from: from, preferences)
    return Plan(sql: sql, values: compiler.parameters, offset: query.root.offset ?? 0, shareToken: query.shareToken)
  }
}

extension Compiler {
  /// The whole statement over `from`, with its page, its count and its text.
  mutating func rows(_ node: Node, _ source: Source, from: String, _ preferences: Preferences) throws(RestError) -> String {
    let conditions = try self.where(node, source)
    let list = try self.list(node, source)
    let page = try orderAndPage(node, source)
    let total = preferences.count == nil ? "NULL::bigint" : "(SELECT count(*) FROM \(from)\(conditions))"
    let body = preferences.isHead ? "NULL::text" : try body(node, source, preferences)
    return "SELECT \(body), count(*), \(total) FROM (SELECT \(list) FROM \(from)\(conditions)\(page)) AS \"_p\""
  }

  private mutating func body(_ node: Node, _ source: Source, _ preferences: Preferences) throws(RestError) -> String {
    let rows = preferences.isStripped ? "json_strip_nulls(json_agg(\"_p\"))" : "json_agg(\"_p\")"
    switch preferences.format {
    case .array: return "coalesce(\(rows)::text, '[]')"
    case .object: return "coalesce((\(rows)->0)::text, 'null')"
    case .csv:
      let header = bind(.text(names(node, source).map(csvField).joined(separator: ","))) + "::text"
      // A row's own text is quoted as CSV is, but for its brackets.
      return "\(header) || E'\\n' || coalesce(string_agg(substring(\"_p\"::text, 2, length(\"_p\"::text) - 2), E'\\n'), '')"
    }
  }

  private func names(_ node: Node, _ source: Source) -> [String] {
    var names: [String] = []
    for item in node.items {
      switch item {
      case .all: names += source.table.columns.map(\.name)
      case .column(let field, let alias, _): names.append(alias ?? field.outputName)
      case .embed(let index): if !node.embeds[index].node.items.isEmpty { names.append(node.embeds[index].outputName) }
      }
    }
    return names
  }
}

private func csvField(_ text: String) -> String {
  guard text.contains(where: { $0 == "\"" || $0 == "," || $0 == "\n" }) else { return text }
  return quoted(text)
}
