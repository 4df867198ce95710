import ArgumentParser
import Domain
import Editing
import Files
import JSON

struct ApplyChanges: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make a queue of changes: of each file all or none.",
    discussion: """
      The file is a list of objects: record_id; action (set, remove, lock, unlock, enable, disable); path and value, or reason; and the state that \
      was seen, as old (the value at the path) or hash (of the file). What is locked (E006) or has changed since (E017) is refused.
      """)

  @Argument(help: "The queue, a JSON file.") var file: String
  @OptionGroup var tree: TreeOption

  func run() throws {
    guard let json = try? JSONValue(parsing: contents(of: file)) else { throw Refusal("E012 \(file) is no JSON") }
    let tree = try tree.source()
    let outcomes = try spoken { () throws(Failure) in try tree.apply(try Change.queue(json)) }
    for outcome in outcomes { print(outcome.line) }
    guard outcomes.allSatisfy({ $0.refusal == nil }) else { throw ExitCode(1) }
  }
}

extension SourceTree.Outcome {
  fileprivate var line: String {
    guard let refusal else { return "wrote \(path ?? recordID)" }
    return "refused \(path ?? recordID): \(refusal.code.code) \(refusal.message)"
  }
}
