import Domain
import Files
import Models

extension SourceTree {
  /// What became of the changes of one file.
  public struct Outcome: Sendable {
    public let recordID: String
    public let path: String?
    /// Nil when all of them were made.
    public let refusal: Failure?
  }

  /// Makes changes, file by file: all of a file's changes or none, the others' whatever happens to these.
  public func apply(_ changes: [Change]) throws(Failure) -> [Outcome] {
    try alone { () throws(Failure) in
      var order: [String] = []
      for change in changes where !order.contains(change.recordID) { order.append(change.recordID) }
      return order.map { recordID in apply(changes.filter { $0.recordID == recordID }, to: recordID) }
    }
  }

  /// Makes one change, or says why not.
  public func apply(_ change: Change) throws(Failure) {
    for outcome in try apply([change]) { if let refusal = outcome.refusal { throw refusal } }
  }

  private func apply(_ changes: [Change], to recordID: String) -> Outcome {
    var path: String?
    do throws(Failure) {
      let file = try file(recordID)
      path = file.path
      let text = try file.changed(by: changes)
      if text != file.text { try save(text, to: file.path) }
      return Outcome(recordID: recordID, path: path, refusal: nil)
    } catch { return Outcome(recordID: recordID, path: path, refusal: error) }
  }

  /// Only one writer at a time works on a tree.
  func alone<Result>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    let lock: FileLock
    do { lock = try FileLock(folder + "/" + Registry.path) } catch { throw Failure(.unavailable, "\(error)") }
    defer { lock.release() }
    return try work()
  }
}
