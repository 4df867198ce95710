import ArgumentParser
import Domain
import Editing
import JSON
import Models

struct ShowModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "A model's file, or what stands at one place in it.",
    discussion: "With --hash only the SHA-256 of the file, for the state that a queue of changes names.")

  @Argument(help: "The record id.") var recordID: String
  @Argument(help: "A place, such as price/base.") var path: String?
  @OptionGroup var tree: TreeOption
  @Flag(help: "As the catalogue has it.") var json = false
  @Flag(help: "The hash of the file.") var hash = false

  func run() throws {
    if json { return print(try tree.model(recordID).catalogueEntry().text) }
    guard hash || path != nil else { return print(try tree.model(recordID).canonical, terminator: "") }
    let file = try spoken { [recordID] () throws(Failure) in try SourceTree(tree.tree ?? ".").file(recordID) }
    if hash { print(file.hash) }
    if let path { print(try spoken { () throws(Failure) in try file.state(at: path) }) }
  }
}
