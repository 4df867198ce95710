import ArgumentParser
import Domain
import Editing
import Models

struct AddModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make the file of a new model and its line of the registry.",
    discussion: "From the usual inputs of its content type, or as a copy with --like. It is switched off until enabled.")

  @Argument(help: "Its name, such as “FLUX.2 [pro]”.") var name: String
  @Option(help: "The id under which the provider knows it.") var modelID: String
  @Option(help: "The content type, such as prompt_to_image.") var type: String?
  @Option(help: "The provider, such as runware.") var provider: String?
  @Option(help: "The record id of a model to copy.") var like: String?
  @Option(help: "The family; the name's first word if it is not said.") var family: String?
  @Option(help: "The variant; the rest of the name if it is not said.") var variant: String?
  @Option(help: "The name of the file, such as FLUX_2_Pro.swift; made of the name if it is not said.") var file: String?
  @Option(help: "The mark, a file of static/logos.") var logo: String?
  @OptionGroup var tree: TreeOption

  func run() throws {
    let tree = try tree.source(), model = try model()
    print("wrote \(try spoken { () throws(Failure) in try tree.add(model) }) and its line in Sources/Models/Registry.swift")
    print("record id \(model.recordID)")
  }

  private func model() throws -> Model {
    let words = name.split(separator: " ", maxSplits: 1).map(String.init)
    let family = family ?? words.first ?? name, variant = variant ?? (words.count > 1 ? words[1] : "Standard")
    let file = file ?? Model.fileName(for: name)
    if let like { return try tree.model(like).copied(modelID: modelID, name: name, family: family, variant: variant, file: file) }
    guard let type = type.flatMap({ ContentType(rawValue: $0) }) else { throw ValidationError("--type is one of \(names(ContentType.allCases.map(\.rawValue))), or say --like") }
    guard let provider = provider.flatMap({ ProviderID(rawValue: $0) }) else { throw ValidationError("--provider is one of \(names(ProviderID.allCases.map(\.rawValue)))") }
    let mark = try logo ?? tree.models().first { $0.family == family }?.logo
    guard let mark else { throw ValidationError("--logo is needed: no model of the family \(family) has a mark yet") }
    return .template(type, provider, modelID: modelID, name: name, family: family, variant: variant, logo: mark, file: file)
  }
}

private func names(_ list: [String]) -> String { list.joined(separator: ", ") }
