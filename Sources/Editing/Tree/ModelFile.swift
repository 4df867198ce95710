import Domain
import Models
import Secrets

/// One model's file: where it is, what it says, and the model that this means.
public struct ModelFile: Sendable {
  /// From the root of the tree.
  public let path: String
  public let text: String
  public let model: Model
  let symbol: String
  let literal: Literal

  init(_ path: String, text: String) throws(Failure) {
    do throws(Failure) {
      (symbol, literal) = try modelLiteral(text)
      model = try Model(literal, file: String(path.split(separator: "/").last ?? ""))
    } catch { throw Failure(error.code, "\(path): \(error.message)", field: error.field) }
    (self.path, self.text) = (path, text)
  }

  /// What names this state of the file to whoever wants to change it later.
  public var hash: String { hex(sha256(Array(text.utf8))) }

  /// Whether the writer would write it so.
  public var isCanonical: Bool { text == model.canonical }

  /// What stands at a path, as source.
  public func state(at path: String) throws(Failure) -> String {
    guard let state = literal.state(Path(path).parts) else { throw Failure(.notFound, "there is no “\(path)” in \(self.path)", field: path) }
    return state.source
  }
}

extension ModelFile {
  /// The text after some changes, one upon another. Refused as a whole if one of them is.
  func changed(by changes: [Change]) throws(Failure) -> String {
    guard isCanonical else { throw Failure(.stateConflict, "\(path) is not written as the writer would write it: run artifio models check --fix first") }
    for change in changes {
      if let seen = change.hash, seen != hash { throw Failure(.stateConflict, "\(path) has changed since it was seen") }
    }
    var literal = literal
    for change in changes { literal = try literal.changed(by: change) }
    let changed = try Model(literal, file: model.fileName), new = changed.problems.filter { !model.problems.contains($0) }
    guard new.isEmpty else { throw Failure(.invalidParameters, "\(model.name): " + new.joined(separator: "; ")) }
    return changed.canonical
  }
}
