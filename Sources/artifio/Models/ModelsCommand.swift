import ArgumentParser
import Domain
import Editing
import Models

/// Everything about the models of the catalogue: reading, checking, and the one writer of their files.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, show, price, check and change the models.",
    discussion: """
      Reads and writes the files of a source tree. What only reads takes the models that this program was built with where there is no source tree.

      A path names a place in a model's file: name, inputs/steps/start, inputs/steps/kind, price/base, price/table/720p|5. Whoever may change the \
      tree may change a model; a change is offered after the next build.
      """,
    subcommands: [
      ListModels.self, ShowModel.self, PriceModel.self, CheckModels.self, WriteDocs.self, SetModel.self, AddModel.self, LockModel.self, UnlockModel.self,
      EnableModel.self, DisableModel.self, ApplyChanges.self,
    ])
}

/// Where the models are.
struct TreeOption: ParsableArguments {
  @Option(help: "The source tree.") var tree: String?

  /// To be written to.
  func source() throws -> SourceTree { try spoken { () throws(Failure) in try SourceTree(tree ?? ".") } }

  /// To be read, or the models of this program.
  func models() throws -> [Model] {
    guard tree != nil || SourceTree.isThere(".") else { return Registry.all }
    return try spoken { () throws(Failure) in try SourceTree(tree ?? ".").files().map(\.model) }
  }

  func model(_ recordID: String) throws -> Model {
    guard let model = try models().first(where: { $0.recordID == recordID }) else { throw Refusal("E002 There is no model “\(recordID)”.") }
    return model
  }
}

/// Why nothing was done, as the command says it.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Turns a failure into its code and sentence.
func spoken<Result>(_ work: () throws(Failure) -> Result) throws -> Result {
  do throws(Failure) { return try work() } catch { throw Refusal("\(error.code.code) \(error.message)") }
}
