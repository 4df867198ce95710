import FoundationEssentials
@testable import Models
import Testing

private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite struct ModelFileTests {
  @Test(arguments: Registry.all)
  func `a model's file is what the writer would write, byte for byte`(model: Model) throws {
    let file = try String(contentsOf: sources.appending(path: model.lockedFilePath), encoding: .utf8)
    let written = file.split(separator: "\n"), canonical = model.canonical.split(separator: "\n")
    for (left, right) in zip(written, canonical) where left != right {
      Issue.record("\(model.fileName): “\(left)” should be “\(right)”")
      return
    }
    #expect(Array(file.utf8) == Array(model.canonical.utf8))
  }

  @Test func `every file of the five folders is listed`() throws {
    let folders = Set(Registry.all.map { $0.contentType.rawValue }).map { "Sources/Models/" + $0 }
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: folder).path).map { folder + "/" + $0 }
    }
    #expect(Set(files) == Set(Registry.all.map(\.lockedFilePath)))
  }

  @Test(arguments: Registry.all)
  func `a model's mark is one of our own files`(model: Model) {
    #expect(FileManager.default.fileExists(atPath: sources.appending(path: "static" + model.logo).path))
  }
}
