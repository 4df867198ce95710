import Domain
import JSON
@testable import Models
import Testing

@Suite struct RegistryTests {
  @Test func `record ids are unique, and model ids within a content type`() {
    #expect(Set(Registry.all.map(\.recordID)).count == Registry.all.count)
    #expect(Set(Registry.all.map { $0.contentType.rawValue + " " + $0.modelID }).count == Registry.all.count)
  }

  @Test func `there are models of every content type, provider and payload structure`() {
    let counts = Dictionary(grouping: Registry.all, by: \.contentType).mapValues(\.count)
    let known: [ContentType: Int] = [.promptToImage: 33, .promptToVideo: 13, .imageToVideo: 13, .imageEditing: 15, .promptToAudio: 3]
    for (type, count) in known { #expect(counts[type, default: 0] >= count) }
    #expect(Set(Registry.all.map(\.provider)).isSuperset(of: [.kieAI, .runware, .lovableAI]))
    #expect(Set(Registry.all.map(\.payload.structure)) == ["flat", "wrapper", "chat"])
  }

  @Test(arguments: Registry.all)
  func `a model can be asked with nothing but what it requires, at a positive price`(model: Model) throws {
    let inputs = try model.checked(inputs: model.leastInputs)
    #expect(try model.price(inputs, pictures: adasSizes).cost >= .leastCharge)
    #expect(try #require(model.baseCreditCost) > .zero)
    #expect(inputs.outputs >= 1)
  }

  @Test(arguments: Registry.all)
  func `names, parts and choices of a model are unique and its particulars sensible`(model: Model) {
    #expect(Set(model.inputs.map(\.name)).count == model.inputs.count)
    let parts = model.inputs.compactMap(\.part)
    #expect(Set(parts).count == parts.count)
    #expect((0..<360).contains(model.hue))
    #expect(model.expectedSeconds > 0 && model.deadlineSeconds > model.expectedSeconds)
    #expect(model.isActive == (model.inactiveReason == nil))
    #expect(model.blurb.hasSuffix("."))
    for input in model.inputs {
      #expect(input.needs == nil || model.inputs.contains { $0.name == input.needs })
      guard case .choice(let choices, _) = input.kind else { continue }
      #expect(Set(choices.compactMap { optionText($0.value) }).count == choices.count)
    }
  }

  @Test(arguments: Registry.all)
  func `a model's starting values are valid`(model: Model) throws {
    for input in model.inputs {
      guard let start = input.start else { continue }
      #expect(try input.checked(start, field: input.name) == start, "\(input.name)")
    }
  }

  @Test(arguments: Registry.all)
  func `every size that a ratio means is valid`(model: Model) throws {
    for input in model.inputs {
      guard case .ratio(let table) = input.kind else { continue }
      for size in table.sizes {
        let settings = try model.checked(inputs: model.leastInputs.with(input.name, .string(size.ratio))).settings
        #expect(settings[table.width] == .integer(size.width))
        #expect(settings[table.height] == .integer(size.height))
        #expect(throws: Never.self) { try model.checked(inputs: model.leastInputs.merging(settings)) }
      }
    }
  }

  @Test(arguments: Registry.all)
  func `a prompt that is required has at least three characters`(model: Model) {
    guard let prompt = model.input(for: .positivePrompt), prompt.isRequired, case .text(let length) = prompt.kind else { return }
    #expect(length.lowerBound >= 3)
  }

  @Test func `a model is found by its record id and refused when there is none`() {
    #expect(Registry.find("100@1")?.name == "FLUX.1 [schnell]")
    #expect(Registry.models(withID: "runware:100@1").map(\.recordID) == ["100@1"])
    #expect(throws: Failure(.modelNotFound, "There is no model “nothing”.")) { try Registry.active("nothing") }
  }

  @Test func `a model of a provider that the installation does not know is shown switched off, with the reason, and not sold`() throws {
    let flux = try #require(Registry.find("100@1"))
    #expect(flux.offered(by: ["runware"]) == flux)
    #expect(flux.offered(by: []).inactiveReason == "Its provider (Runware) is not set up here.")
    #expect(flux.offered(by: []).catalogueEntry()["is_active"] == false)
    #expect(try Registry.active("100@1", providers: ["runware"]) == flux)
    #expect(throws: Failure(.modelNotFound, "Its provider (Runware) is not set up here.")) { try Registry.active("100@1", providers: ["kie_ai"]) }
  }
}
