extension Plan {
  /// POST /rpc/f: named arguments from the body's keys.
  /// `keys` are the keys of the body's object.
  public static func call(
    _ name: String, keys: [String], _ query: Query, _ preferences: Preferences, _ catalogue: Catalogue
  ) throws(RestError) -> Plan {
    let function = try catalogue.function(name, named: keys)
    var compiler = Compiler(catalogue)
    var from = "", arguments = ""
    if !keys.isEmpty {
      let columns = function.arguments.filter { keys.contains($0.name) }
      let list = columns.map { "\(quoted($0.name)) \($0.type)" }.joined(separator: ", ")
      from = "json_to_record(\(compiler.bind(.body))::json) AS \"_a\"(\(list)), "
      arguments = columns.map { "\(quoted($0.name)) => \"_a\".\(quoted($0.name))" }.joined(separator: ", ")
    }
    return try compiler.call(function, from, arguments, query, preferences, readOnly: !function.isVolatile)
  }

  /// GET /rpc/f: the query's arguments; always read only.
  public static func call(_ name: String, _ query: Query, _ preferences: Preferences, _ catalogue: Catalogue) throws(RestError) -> Plan {
    let function = try catalogue.function(name, named: query.arguments.map(\.name))
    var compiler = Compiler(catalogue)
    var parts: [String] = []
    for argument in query.arguments {
      guard let declared = function.arguments.first(where: { $0.name == argument.name }) else { continue }
      parts.append("\(quoted(declared.name)) => \(compiler.bind(.text(argument.value)))::\(declared.type)")
    }
    return try compiler.call(function, "", parts.joined(separator: ", "), query, preferences, readOnly: true)
  }
}

extension Catalogue {
  /// The function whose arguments are exactly these, those with a default left out at will.
  func function(_ name: String, named keys: [String]) throws(RestError) -> Function {
    let all = functions[name] ?? []
    let found = all.filter { function in
      keys.allSatisfy { key in function.arguments.contains { $0.name == key } }
        && function.arguments.allSatisfy { $0.hasDefault || keys.contains($0.name) }
    }
    guard let first = found.first, Set(keys).count == keys.count else {
      throw RestError(
        404, "PGRST202", "Could not find the function \(schema).\(name)(\(keys.joined(separator: ", "))) in the schema cache",
        details: "Searched for the function \(schema).\(name) with \(keys.isEmpty ? "no parameters" : "parameters \(keys.joined(separator: ", "))"), but no matches were found in the schema cache.")
    }
    guard found.count == 1 else {
      throw RestError(300, "PGRST203", "Could not choose the best candidate function for \(schema).\(name)")
    }
    return first
  }
}

extension Compiler {
  fileprivate mutating func call(
    _ function: Catalogue.Function, _ from: String, _ arguments: String, _ query: Query, _ preferences: Preferences, readOnly: Bool
  ) throws(RestError) -> Plan {
    let call = "\(quoted(catalogue.schema)).\(quoted(function.name))(\(arguments))"
    switch function.answer {
    case .nothing:
      let table = from.isEmpty ? "" : " FROM \(from.dropLast(2))"
      return Plan(sql: "SELECT NULL::text, 0::bigint, NULL::bigint FROM (SELECT \(call)\(table)) AS \"_p\"", values: parameters, answer: .nothing, isReadOnly: readOnly)
    case .scalar:
      let table = from.isEmpty ? "" : " FROM \(from.dropLast(2))"
      let value = function.isSet ? "coalesce(json_agg(\"_r\"), '[]')::text" : "coalesce((json_agg(\"_r\")->0)::text, 'null')"
      return Plan(
        sql: "SELECT \(value), count(*), NULL::bigint FROM (SELECT \(call) AS \"_r\"\(table)) AS \"_p\"", values: parameters,
        answer: .value, isReadOnly: readOnly)
    case .record(let table, let columns):
      let query = query.narrowed(by: preferences.range)
      let source = self.source(table.flatMap { catalogue.tables[$0] } ?? Catalogue.Table(name: function.name, columns: columns))
      var preferences = preferences
      if !function.isSet { preferences.format = .object }
      let sql = try rows(query.root, source, from: "\"_f\" AS \(source.alias)", preferences)
      let with = "WITH \"_f\" AS MATERIALIZED (SELECT \"_r\".* FROM \(from)\(from.isEmpty ? "" : "LATERAL ")\(call) AS \"_r\") "
      return Plan(
        sql: with + sql, values: parameters, answer: function.isSet ? .rows : .value, isReadOnly: readOnly, offset: query.root.offset ?? 0)
    }
  }
}
