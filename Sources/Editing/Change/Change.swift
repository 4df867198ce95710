import Domain
import JSON
import Models

/// One change of one model, as somebody asks for it who has seen an earlier state.
public struct Change: Sendable {
  public enum Verb: Sendable, Equatable {
    /// Nil takes away what stands there.
    case set(path: String, Said?)
    case lock, unlock, enable
    case disable(reason: String)
  }

  public var recordID: String
  public var verb: Verb
  /// What stood at the path when it was seen. Nil: not said.
  public var old: JSONValue?
  /// The SHA-256 of the file when it was seen, in hexadecimal digits.
  public var hash: String?

  public init(_ recordID: String, _ verb: Verb, old: JSONValue? = nil, hash: String? = nil) {
    (self.recordID, self.verb, self.old, self.hash) = (recordID, verb, old, hash)
  }
}

/// What identifies a model or its place is no matter of taste.
private let fixed: Set = ["recordID", "contentType", "isLocked"]

extension Literal {
  /// A whole model after the change.
  func changed(by change: Change) throws(Failure) -> Literal {
    let isLocked = found(["isLocked"])?.flag == true
    switch change.verb {
    case .lock: return try setting(["isLocked"], to: .words("true"))
    case .unlock: return try setting(["isLocked"], to: .words("false"))
    case _ where isLocked: throw Failure(.lockedModel, "\(found(["name"])?.text ?? "The model") is locked. Unlock it first.")
    case .enable: return try setting(["isActive"], to: .words("true")).setting(["inactiveReason"], to: nil)
    case .disable(let reason):
      guard !reason.isEmpty else { throw Failure(.invalidParameters, "say why the model is switched off", field: "reason") }
      return try setting(["isActive"], to: .words("false")).setting(["inactiveReason"], to: .words(reason))
    case .set(let path, let said):
      let parts = Path(path).parts
      guard let first = parts.first, !fixed.contains(first) else { throw Failure(.invalidParameters, "“\(path)” cannot be set", field: path) }
      if let old = change.old { try expect(old, at: parts, path) }
      return try setting(parts, to: said)
    }
  }

  private func expect(_ old: JSONValue, at parts: [String], _ path: String) throws(Failure) {
    let state = state(parts) ?? Literal.none
    if Literal(old)?.isSame(as: state) == true || old.string.flatMap(Reader.read) == found(parts) { return }
    throw Failure(.stateConflict, "“\(path)” is \(state.source) by now, and not \(old.text)", field: path)
  }

  private func isSame(as other: Literal) -> Bool {
    if case (.number(let left), .number(let right)) = (self, other) { return Double(left) == Double(right) }
    return self == other
  }
}
