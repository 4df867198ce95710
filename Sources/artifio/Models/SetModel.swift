import ArgumentParser
import Domain
import Editing
import Models

struct SetModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change one value in a model's file: a field, a price, an input.",
    discussion: """
      Text is given as it is. What is no text is given as it stands in the file: 8, true, 1...50, .integer(1...50), Choice("m", label: "Male"). \
      A row that is not there yet is added; without a value, what may be left out is taken away.

      artifio models set 100@1 price/base 0.03
      artifio models set 100@1 inputs/steps/start 8
      artifio models set 100@1 inputs/steps/kind 1...40
      """)

  @Argument(help: "The record id.") var recordID: String
  @Argument(help: "The place, such as inputs/steps/start.") var path: String
  @Argument(help: "The new value.") var value: String?
  @OptionGroup var tree: TreeOption

  func run() throws { try make(.set(path: path, value.map { .words($0) }), recordID, tree) }
}

struct LockModel: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lock", abstract: "Let nobody change a model.")
  @Argument(help: "The record id.") var recordID: String
  @OptionGroup var tree: TreeOption
  func run() throws { try make(.lock, recordID, tree) }
}

struct UnlockModel: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unlock", abstract: "Let a model be changed again.")
  @Argument(help: "The record id.") var recordID: String
  @OptionGroup var tree: TreeOption
  func run() throws { try make(.unlock, recordID, tree) }
}

struct EnableModel: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "enable", abstract: "Offer a model again.")
  @Argument(help: "The record id.") var recordID: String
  @OptionGroup var tree: TreeOption
  func run() throws { try make(.enable, recordID, tree) }
}

struct DisableModel: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "disable", abstract: "Stop offering a model, and say why.")
  @Argument(help: "The record id.") var recordID: String
  @Argument(help: "A sentence that people read.") var reason: String
  @OptionGroup var tree: TreeOption
  func run() throws { try make(.disable(reason: reason), recordID, tree) }
}

private func make(_ verb: Change.Verb, _ recordID: String, _ tree: TreeOption) throws {
  let tree = try tree.source()
  let path = try spoken { () throws(Failure) in
    try tree.apply(Change(recordID, verb))
    return try tree.file(recordID).path
  }
  print("wrote \(path)")
}
