import Domain
import JSON
import Postgres

extension Failure {
  /// What a database error means to a caller. Our own SQLSTATEs bring their sentence and particulars; trouble with the
  /// server is "try again"; everything else is ours to mend and says nothing about the inside.
  public init(_ error: DatabaseError) {
    if let code = FailureCode(sqlstate: error.sqlstate) {
      var details: [Detail] = [], field: String?
      if let text = error.detail, let object = (try? JSONValue(parsing: text))?.object {
        for member in object.members {
          if member.key == "field" { field = member.value.string } else if let detail = Detail(member.key, member.value) { details.append(detail) }
        }
      }
      self.init(code, error.message, field: field, details: details)
    } else if error.isConnectionLost || error.sqlstate.hasPrefix("53") {
      self.init(.unavailable, retryAfter: 2)
    } else if error.sqlstate == "22P05" {
      self.init(.invalidParameters, "A text contains a character that cannot be stored.", details: [.init("rule", .text("characters"))])
    } else if error.sqlstate == "57014" || error.sqlstate == "55P03" || error.sqlstate == "40001" || error.sqlstate == "40P01" {
      self.init(.unavailable, retryAfter: 1)
    } else {
      self.init(.internalError, "\(error.sqlstate): \(error.message)")
    }
  }
}

extension Failure.Detail {
  init?(_ name: String, _ value: JSONValue) {
    switch value {
    case .string(let text): self.init(name, .text(text))
    case .integer, .real, .decimal: self.init(name, .number(value.text))
    case .array(let items): self.init(name, .list(items.compactMap(\.string)))
    default: return nil
    }
  }
}
