import ArgumentParser
import Domain
import Editing
import Models

struct CheckModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check every file: form, schema, starting values, prices, ids, and the registry's list.")

  @OptionGroup var tree: TreeOption
  @Flag(help: "Write files anew that say the same in another form.") var fix = false

  func run() throws {
    let tree = try tree.source(), fix = fix
    let problems = try spoken { () throws(Failure) in
      if fix { for path in try tree.rewrite() { print("rewrote \(path)") } }
      return try tree.problems()
    }
    for problem in problems { print(problem) }
    guard problems.isEmpty else { throw Refusal("E003 \(problems.count) \(problems.count == 1 ? "problem" : "problems")") }
    print("\(try spoken { () throws(Failure) in try tree.files().count }) models are well")
  }
}
