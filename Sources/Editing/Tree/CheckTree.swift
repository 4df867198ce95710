import Domain
import Models

extension SourceTree {
  /// What is wrong with the files, in the words of `file: problem`. Empty for a tree that can be built and offered.
  public func problems() throws(Failure) -> [String] {
    let files = try files()
    return files.flatMap { file in file.problems.map { "\(file.path): \($0)" } } + doubles(files) + (try listProblems(files))
  }

  /// Writes anew what says the same in another form, and gives back where.
  public func rewrite() throws(Failure) -> [String] {
    try alone { () throws(Failure) in
      let others = try files().filter { !$0.isCanonical }
      for file in others { try save(file.model.canonical, to: file.path) }
      return others.map(\.path)
    }
  }

  private func doubles(_ files: [ModelFile]) -> [String] {
    files.enumerated().flatMap { place, file -> [String] in
      let earlier = files[..<place]
      return (earlier.contains { $0.model.recordID == file.model.recordID } ? ["\(file.path): another model has the record id \(file.model.recordID)"] : [])
        + (earlier.contains { $0.model.fileName == file.model.fileName } ? ["\(file.path): another folder has a file of this name"] : [])
    }
  }

  private func listProblems(_ files: [ModelFile]) throws(Failure) -> [String] {
    let listed = try listed(), there = files.map(\.symbol)
    return listed.filter { !there.contains($0) }.map { "\(Registry.path): .\($0) has no file" }
      + there.filter { symbol in listed.count { $0 == symbol } != 1 }.map { "\(Registry.path): .\($0) is not listed once" }
  }
}

extension ModelFile {
  fileprivate var problems: [String] {
    (isCanonical ? [] : ["it is not written as the writer would write it"])
      + (symbol == model.symbol ? [] : ["its constant is \(symbol) and should be \(model.symbol)"])
      + (path == model.lockedFilePath ? [] : ["its content type belongs into \(model.lockedFilePath)"]) + model.problems
  }
}
