extension Scanner {
  /// `order=…` whole.
  mutating func order() throws(RestError) -> [OrderTerm] {
    var terms: [OrderTerm] = []
    repeat {
      guard terms.count < Limits.orderTerms else { throw .limit("order terms") }
      terms.append(try orderTerm())
      skipBlanks()
    } while take(",")
    try expectEnd()
    return terms
  }

  private mutating func orderTerm() throws(RestError) -> OrderTerm {
    var term = OrderTerm(field: try field())
    if term.field.path.isEmpty, take("(") {
      term.relation = term.field.name
      term.field = try field()
      try expect(")")
    }
    while take(".") {
      switch try name() {
      case "asc" where term.descending == nil && term.nullsFirst == nil: term.descending = false
      case "desc" where term.descending == nil && term.nullsFirst == nil: term.descending = true
      case "nullsfirst" where term.nullsFirst == nil: term.nullsFirst = true
      case "nullslast" where term.nullsFirst == nil: term.nullsFirst = false
      default: throw failure("asc, desc, nullsfirst or nullslast")
      }
    }
    return term
  }
}
