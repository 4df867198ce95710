extension Compiler {
  mutating func comparison(_ condition: Condition, _ source: Source) throws(RestError) -> String {
    let column = try source.table.column(condition.field.name)
    let left = try expression(condition.field, source)
    let text = try positive(condition, left, isVector: column.isTextVector && condition.field.path.isEmpty)
    return condition.negated ? "NOT (\(text))" : text
  }

  private mutating func positive(_ condition: Condition, _ left: String, isVector: Bool) throws(RestError) -> String {
    if let quantifier = condition.quantifier {
      return "\(left) \(condition.comparison.sql) \(quantifier == .any ? "ANY" : "ALL") (\(bind(condition.value)))"
    }
    switch condition.comparison {
    case .is:
      guard case .text(let word) = condition.value, let keyword = isWords[word.lowercased()] else { return "FALSE" }
      return "\(left) IS \(keyword)"
    case .in:
      return "\(left) = ANY (\(bind(.text(arrayLiteral(condition.elements ?? [])))))"
    case .fts, .plfts, .phfts, .wfts:
      let language = condition.language.map { bind(.text($0)) + "::regconfig, " } ?? ""
      let document = isVector ? left : "to_tsvector(\(language)\(left))"
      return "\(document) @@ \(condition.comparison.sql)(\(language)\(bind(condition.value))::text)"
    default:
      return "\(left) \(condition.comparison.sql) \(bind(condition.value))"
    }
  }
}

extension Operator {
  fileprivate var sql: String {
    switch self {
    case .eq: "="
    case .neq: "<>"
    case .gt: ">"
    case .gte: ">="
    case .lt: "<"
    case .lte: "<="
    case .like: "LIKE"
    case .ilike: "ILIKE"
    case .match: "~"
    case .imatch: "~*"
    case .in: "= ANY"
    case .is: "IS"
    case .isdistinct: "IS DISTINCT FROM"
    case .cs: "@>"
    case .cd: "<@"
    case .ov: "&&"
    case .sl: "<<"
    case .sr: ">>"
    case .nxr: "&<"
    case .nxl: "&>"
    case .adj: "-|-"
    case .fts: "to_tsquery"
    case .plfts: "plainto_tsquery"
    case .phfts: "phraseto_tsquery"
    case .wfts: "websearch_to_tsquery"
    }
  }
}

/// Texts as a Postgres array literal, each element quoted so that `NULL` stays a word.
func arrayLiteral(_ elements: [String]) -> String {
  var bytes: [UInt8] = [UInt8(ascii: "{")]
  for (index, element) in elements.enumerated() {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    for byte in element.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
  bytes.append(UInt8(ascii: "}"))
  return String(decoding: bytes, as: UTF8.self)
}
