/// A query string as a tree: what to read, filtered, ordered and paged, at each level.
public struct Query: Sendable, Equatable {
  public var root = Node()
  /// `columns=` of a write.
  public var columns: [String]?
  /// `on_conflict=` of an upsert.
  public var conflict: [String]?
  /// Pairs that are arguments of a function called by GET.
  public var arguments: [(name: String, value: String)] = []

  public static func == (left: Query, right: Query) -> Bool {
    left.root == right.root && left.columns == right.columns && left.conflict == right.conflict
      && left.arguments.elementsEqual(right.arguments) { $0 == $1 }
  }

  /// Parses all pairs. `isArgument` says which keys are arguments of the function that is called.
  public init(_ string: QueryString, isArgument: (String) -> Bool = { _ in false }) throws(RestError) {
    // The tree must stand before filters can be hung on its branches.
    for pair in string.pairs where pair.key.elementsEqual("select".utf8) {
      var scanner = Scanner("select parameter", pair.value)
      root = try scanner.select()
    }
    var count = 0
    for (index, pair) in string.pairs.enumerated() { try take(pair, index, &count, isArgument) }
  }

  private mutating func take(_ pair: Pair, _ index: Int, _ count: inout Int, _ isArgument: (String) -> Bool) throws(RestError) {
    let key = String(decoding: pair.key, as: UTF8.self)
    switch key {
    case "select", "apikey": return
    case "columns": columns = try names(pair, "columns parameter")
    case "on_conflict": conflict = try names(pair, "on_conflict parameter")
    default:
      if isArgument(key) { return arguments.append((key, String(decoding: pair.value, as: UTF8.self))) }
      try filter(pair, index, &count)
    }
  }

  private func names(_ pair: Pair, _ part: String) throws(RestError) -> [String] {
    var scanner = Scanner(part, pair.value), names: [String] = []
    guard !scanner.isAtEnd else { return [] }
    repeat {
      guard names.count < Limits.items else { throw .limit("columns") }
      names.append(try scanner.name())
    } while scanner.take(",")
    try scanner.expectEnd()
    return names
  }

  private mutating func filter(_ pair: Pair, _ index: Int, _ count: inout Int) throws(RestError) {
    let key = try Key(pair.key)
    switch key.last {
    case .order:
      var scanner = Scanner("order", pair.value)
      let terms = try scanner.order()
      try root.change(at: key.path) { node in node.order += terms }
    case .limit:
      let number = try wholeNumber(pair, "limit")
      try root.change(at: key.path) { node in node.limit = number }
    case .offset:
      let number = try wholeNumber(pair, "offset")
      try root.change(at: key.path) { node in node.offset = number }
    case .logic(let any, let negated):
      var scanner = Scanner("logic tree", pair.value)
      let logic = try scanner.logic(any: any, negated: negated, count: &count)
      try root.change(at: key.path) { node in node.conditions.append(logic) }
    case .field(let field):
      count += 1
      guard count <= Limits.conditions else { throw .limit("conditions") }
      var scanner = Scanner("filter", pair.value)
      let condition = try scanner.filter(on: field, operand: pair.operand == nil ? nil : index)
      try root.change(at: key.path) { node in node.conditions.append(.condition(condition)) }
    }
  }

  private func wholeNumber(_ pair: Pair, _ name: String) throws(RestError) -> Int {
    guard let number = Int(String(decoding: pair.value, as: UTF8.self)), number >= 0, number <= Int(Int32.max) else {
      throw .syntax(name, pair.value, at: 0, expecting: "a whole number")
    }
    return number
  }
}

/// The left side of a pair: an embed path and what it names there.
private struct Key {
  enum Last {
    case field(Field)
    case order, limit, offset
    case logic(any: Bool, negated: Bool)
  }
  var path: [String] = []
  var last: Last

  init(_ text: [UInt8]) throws(RestError) {
    var scanner = Scanner("filter", text)
    var names: [String] = []
    while true {
      let field = try scanner.field()
      guard field.path.isEmpty, scanner.take(".") else {
        try scanner.expectEnd()
        if let (reserved, length) = Key.reserved(names + [field.name], field) {
          last = reserved
          path = Array((names + [field.name]).dropLast(length))
        } else {
          last = .field(field)
          path = names
        }
        guard path.count <= Limits.embedDepth else { throw .limit("nested embeds") }
        return
      }
      names.append(field.name)
      guard names.count <= Limits.embedDepth + 2 else { throw .limit("nested embeds") }
    }
  }

  private static func reserved(_ names: [String], _ field: Field) -> (Last, Int)? {
    guard field.path.isEmpty else { return nil }
    let negated = names.count > 1 && names[names.count - 2] == "not"
    switch field.name {
    case "order": return (.order, 1)
    case "limit": return (.limit, 1)
    case "offset": return (.offset, 1)
    case "or": return (.logic(any: true, negated: negated), negated ? 2 : 1)
    case "and": return (.logic(any: false, negated: negated), negated ? 2 : 1)
    default: return nil
    }
  }
}

extension Node {
  /// Changes the node that `path` names; PGRST108 when it is not embedded.
  mutating func change(at path: some Collection<String>, _ body: (inout Node) -> Void) throws(RestError) {
    guard let name = path.first else { return body(&self) }
    guard let index = embeds.firstIndex(where: { $0.outputName == name }) ?? embeds.firstIndex(where: { $0.relation == name }) else {
      throw RestError(
        400, "PGRST108", "'\(name)' is not an embedded resource in this request",
        hint: "Verify that '\(name)' is included in the 'select' query parameter.")
    }
    try embeds[index].node.change(at: path.dropFirst(), body)
  }
}
