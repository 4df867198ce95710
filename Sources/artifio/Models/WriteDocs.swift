import ArgumentParser
import Documentation
import Files
import Glibc
import Models
import Settings

struct WriteDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Write the public pages of the models and llms.txt.",
    discussion: "Address and markup are those of the settings file where ARTIFIO_SETTINGS names one. With a record id only that model's page, on the screen.")

  @Argument(help: "The record id of one model.") var recordID: String?
  @Option(help: "The folder to write into, such as www in the state folder.") var out: String?
  @Option(help: "The address of the site.") var site: String?
  @OptionGroup var tree: TreeOption

  func run() throws {
    let settings = getenv("ARTIFIO_SETTINGS") == nil ? nil : try Settings.load()
    let markup: Markup = try settings.map { try read($0.markup) } ?? .none
    let site = Site(address: site ?? settings?.publicURL ?? "https://localhost", markup: markup)
    if let recordID {
      let model = try tree.model(recordID)
      return print(site.pages(of: [model]).first { $0.path.hasSuffix(model.slug + ".html") }?.text ?? "")
    }
    guard let out else { throw ValidationError("say where to, with --out, or which model") }
    let known = settings.map { Set($0.providers.keys) } ?? Registry.everyProvider
    let models = try tree.models().map { $0.offered(by: known) }, pages = site.pages(of: models)
    for folder in ["docs", "docs/models"] { mkdir(out + "/" + folder, 0o755) }
    for page in pages { try write(Array(page.text.utf8), to: out + "/" + page.path, mode: 0o644) }
    for name in names(in: out + "/docs/models") where !pages.contains(where: { $0.path == "docs/models/" + name }) { unlink(out + "/docs/models/" + name) }
    // A page is also found by its model's record id, for those who know nothing else.
    for model in models { symlink(model.slug + ".html", "\(out)/docs/models/\(model.recordID).html") }
    print("wrote \(pages.count) pages to \(out)")
  }

  private func read(_ factors: [String: String]) throws -> Markup {
    guard let markup = Markup(factors) else { throw Refusal("E003 the markup of the settings cannot be read") }
    return markup
  }
}
