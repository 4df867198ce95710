extension Scanner {
  /// `["not."] op "." value` where the value runs to the end of the text.
  mutating func filter(on field: Field, operand: Int?) throws(RestError) -> Condition {
    var condition = try comparison(on: field)
    if let operand, condition.quantifier == nil, !condition.negated {
      condition.value = .operand(operand)
    } else if condition.comparison == .in {
      condition.elements = try list()
      try expectEnd()
    } else {
      condition.value = .text(String(decoding: text[place...], as: UTF8.self))
      place = text.count
    }
    try check(&condition)
    return condition
  }

  /// `or=(…)` and its kind, from the opening bracket to the end.
  mutating func logic(any: Bool, negated: Bool, count: inout Int) throws(RestError) -> Logic {
    let terms = try self.terms(depth: 1, count: &count)
    try expectEnd()
    return any ? .any(terms, negated: negated) : .all(terms, negated: negated)
  }

  private mutating func terms(depth: Int, count: inout Int) throws(RestError) -> [Logic] {
    guard depth <= Limits.logicDepth else { throw .limit("nested conditions") }
    skipBlanks()
    try expect("(")
    var terms: [Logic] = []
    repeat {
      terms.append(try term(depth: depth, count: &count))
      skipBlanks()
    } while take(",")
    try expect(")")
    return terms
  }

  private mutating func term(depth: Int, count: inout Int) throws(RestError) -> Logic {
    skipBlanks()
    let start = place
    let negated = take("not.")
    if isNext("and(") || isNext("or(") {
      let any = take("or")
      if !any { _ = take("and") }
      let inner = try terms(depth: depth + 1, count: &count)
      return any ? .any(inner, negated: negated) : .all(inner, negated: negated)
    }
    place = start
    count += 1
    guard count <= Limits.conditions else { throw .limit("conditions") }
    let field = try self.field()
    try expect(".")
    var condition = try comparison(on: field)
    if condition.comparison == .in {
      condition.elements = try list()
    } else {
      condition.value = .text(try operandInLogic())
    }
    try check(&condition)
    return .condition(condition)
  }

  /// `["not."] op ["(" any / all / language ")"] "."`.
  private mutating func comparison(on field: Field) throws(RestError) -> Condition {
    let negated = take("not.")
    let start = place
    while let byte = next, (0x61...0x7A).contains(byte) { place += 1 }
    guard let comparison = Operator(rawValue: String(decoding: text[start..<place], as: UTF8.self)) else {
      place = start
      throw failure("an operator (eq, gt, ...)")
    }
    var condition = Condition(field: field, negated: negated, comparison: comparison, value: .text(""))
    if take("(") {
      let word = try name()
      if comparison.isFullText {
        condition.language = word
      } else if comparison.canBeQuantified, let quantifier = Condition.Quantifier(rawValue: word) {
        condition.quantifier = quantifier
      } else {
        throw failure("a value")
      }
      try expect(")")
    }
    try expect(".")
    return condition
  }

  /// `"(" [elem *("," elem)] ")"`.
  private mutating func list() throws(RestError) -> [String] {
    try expect("(")
    var elements: [String] = []
    if take(")") { return elements }
    repeat {
      guard elements.count < Limits.listElements else { throw .limit("elements in a list") }
      elements.append(try element())
    } while take(",")
    try expect(")")
    return elements
  }

  private mutating func element() throws(RestError) -> String {
    if next == UInt8(ascii: "\"") {
      let start = place
      let text = try quoted()
      if next == UInt8(ascii: ",") || next == UInt8(ascii: ")") { return text }
      place = start  // A quote inside a bare word, as supabase-js sends it.
    }
    return bare()
  }

  private mutating func bare() -> String {
    let start = place
    while let byte = next, byte != UInt8(ascii: ","), byte != UInt8(ascii: ")") { place += 1 }
    return String(decoding: text[start..<place], as: UTF8.self)
  }

  /// A value inside a logic list: quoted, `{…}` with its own brackets, or up to `,` or `)`.
  private mutating func operandInLogic() throws(RestError) -> String {
    if next == UInt8(ascii: "\"") { return try quoted() }
    return next == UInt8(ascii: "{") ? try braces() : bare()
  }

  private mutating func braces() throws(RestError) -> String {
    let start = place
    var depth = 0, inQuotes = false
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\\"): place = min(place + 1, text.count)
      case UInt8(ascii: "\""): inQuotes.toggle()
      case UInt8(ascii: "{") where !inQuotes: depth += 1
      case UInt8(ascii: "}") where !inQuotes: depth -= 1
      default: break
      }
      if depth == 0 { return String(decoding: text[start..<place], as: UTF8.self) }
    }
    throw failure("\"}\"")
  }

  private func check(_ condition: inout Condition) throws(RestError) {
    switch condition.comparison {
    case .is:
      guard case .text(let word) = condition.value, isWords[word.lowercased()] != nil else {
        throw .syntax(part, text, at: place, expecting: "null, not_null, true, false or unknown")
      }
    case .like, .ilike:
      if case .text(let pattern) = condition.value {
        condition.value = .text(String(decoding: pattern.utf8.map { $0 == UInt8(ascii: "*") ? UInt8(ascii: "%") : $0 }, as: UTF8.self))
      }
    default: break
    }
  }
}

let isWords = ["null": "NULL", "not_null": "NOT NULL", "true": "TRUE", "false": "FALSE", "unknown": "UNKNOWN"]
