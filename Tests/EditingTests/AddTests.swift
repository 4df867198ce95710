import Domain
@testable import Editing
import Models
import Testing

@Suite struct AddTests {
  private let wharf = Model.template(
    .promptToImage, .runware, modelID: "runware:999@1", name: "Wharf 2.1 [fast]", family: "Wharf", variant: "2.1 fast", logo: "/logos/flux.svg",
    file: Model.fileName(for: "Wharf 2.1 [fast]"))

  @Test func `a new model is one new file and one new line`() throws {
    let scratch = try ScratchTree()
    let path = try scratch.tree.add(wharf)
    #expect(path == "Sources/Models/prompt_to_image/Wharf_2_1_Fast.swift")
    #expect(scratch.changes.sorted() == ["1 0 Sources/Models/Registry.swift", "\(wharf.canonical.split(separator: "\n").count) 0 \(path)"])
    #expect(scratch.git("diff -U0 Sources/Models/Registry.swift").split(separator: "\n").last == "+    .wharf21Fast,")
    #expect(try scratch.tree.problems() == [])
    #expect(try scratch.tree.files().last { $0.model.contentType == .promptToImage }?.model.recordID == wharf.recordID)
  }

  @Test func `what is there already is not added again`() throws {
    let scratch = try ScratchTree()
    _ = try scratch.tree.add(wharf)
    let before = scratch.changes
    #expect(throws: Failure.self) { try scratch.tree.add(wharf) }
    #expect(throws: Failure.self) { try scratch.tree.add(wharf.copied(modelID: "other", name: "Wharf", family: "Wharf", variant: "2", file: wharf.fileName)) }
    #expect(scratch.changes == before)
  }

  @Test(arguments: ContentType.allCases, ProviderID.allCases)
  func `each template can be offered as it is`(type: ContentType, provider: ProviderID) throws {
    let model = Model.template(type, provider, modelID: "m", name: "Wharf", family: "Wharf", variant: "1", logo: "/logos/flux.svg", file: "Wharf.swift")
    #expect(model.problems == [])
    #expect(try Model(source: model.canonical, file: "Wharf.swift") == model)
  }

  @Test func `a check names the file and what is wrong with it`() throws {
    let scratch = try ScratchTree(), text = try scratch.text(schnell), registry = try scratch.text("Sources/Models/Registry.swift")
    try scratch.write(text.replacing("    hue:", with: "     hue:"), to: schnell)
    #expect(try scratch.tree.problems() == [schnell + ": it is not written as the writer would write it"])
    #expect(throws: Failure.self) { try scratch.tree.apply(Change("100@1", .lock)) }
    #expect(try scratch.tree.rewrite() == [schnell] && scratch.changes == [])

    try scratch.write(registry.replacing("    .flux1Schnell,\n", with: ""), to: "Sources/Models/Registry.swift")
    #expect(try scratch.tree.problems() == ["Sources/Models/Registry.swift: .flux1Schnell is not listed once"])
    try scratch.write(registry.replacing("    .flux1Schnell,\n", with: "    .flux1Schnell,\n    .nobody,\n"), to: "Sources/Models/Registry.swift")
    #expect(try scratch.tree.problems() == ["Sources/Models/Registry.swift: .nobody has no file"])
    scratch.undo()

    try scratch.write(text.replacing("let flux1Schnell", with: "let flux1Other"), to: "Sources/Models/prompt_to_image/FLUX_1_Other.swift")
    #expect(try scratch.tree.problems().contains("Sources/Models/prompt_to_image/FLUX_1_Other.swift: another model has the record id 100@1"))
  }

  @Test(arguments: ["", "extension Model {", "extension Model { static let x: Model = Model() }", "import Foundation", "extension Model { static let x: Model = 7 } }"])
  func `a file that holds no model is named with the line`(text: String) throws {
    let scratch = try ScratchTree()
    try scratch.write(text, to: schnell)
    let failure = #expect(throws: Failure.self) { try scratch.tree.files() }
    #expect(failure?.message.hasPrefix(schnell + ": ") == true)
  }
}
