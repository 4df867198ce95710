import Domain
import JSON

extension Change {
  /// The changes of a queue: a list of objects with `record_id`, what is to be done, and the state that the editor saw, as `old` (the value
  /// at the path) or `hash` (of the file). `action` is `set` when it is left out.
  ///
  ///     [{"record_id": "100@1", "path": "price/base", "value": "0.03", "old": "0.026"},
  ///      {"record_id": "100@1", "action": "lock", "hash": "6b86…"}]
  public static func queue(_ json: JSONValue) throws(Failure) -> [Change] {
    guard let entries = json.array else { throw Failure(.malformedJSON, "a queue is a list of changes") }
    var changes: [Change] = []
    for (number, entry) in entries.enumerated() {
      do throws(Failure) { changes.append(try Change(entry)) } catch { throw Failure(error.code, "change \(number): \(error.message)", field: error.field) }
    }
    return changes
  }

  private init(_ entry: JSONValue) throws(Failure) {
    guard let recordID = entry["record_id"]?.string else { throw Failure(.invalidParameters, "record_id is missing", field: "record_id") }
    let verb: Verb = switch entry["action"]?.string ?? "set" {
    case "set": try .set(path: try path(entry), said(entry))
    case "remove": .set(path: try path(entry), nil)
    case "lock": .lock
    case "unlock": .unlock
    case "enable": .enable
    case "disable": .disable(reason: entry["reason"]?.string ?? "")
    default: throw Failure(.invalidParameters, "there is no action \(entry["action"]?.text ?? "")", field: "action")
    }
    guard entry["old"] != nil || entry["hash"]?.string != nil else {
      throw Failure(.invalidParameters, "it says neither “old” nor “hash”: the state that was seen", field: "old")
    }
    self.init(recordID, verb, old: entry["old"], hash: entry["hash"]?.string)
  }
}

private func path(_ entry: JSONValue) throws(Failure) -> String {
  guard let path = entry["path"]?.string else { throw Failure(.invalidParameters, "path is missing", field: "path") }
  return path
}

private func said(_ entry: JSONValue) throws(Failure) -> Said {
  guard let value = entry["value"] else { throw Failure(.invalidParameters, "value is missing; “remove” takes something away", field: "value") }
  guard let said = Said(value) else { throw Failure(.invalidParameters, "a value is text, a number, true, false, null or a list", field: "value") }
  return said
}
