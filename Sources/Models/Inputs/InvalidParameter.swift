import Domain

extension Failure {
  /// E003 with the field, the rule that it breaks (a JSON Schema keyword where there is one) and the limit of that rule.
  static func invalid(_ field: String, _ rule: String, _ message: String, limit: Detail.Value? = nil) -> Failure {
    var details = [Detail("rule", .text(rule))]
    if let limit { details.append(Detail(rule, limit)) }
    return Failure(.invalidParameters, message, field: field, details: details)
  }
}
