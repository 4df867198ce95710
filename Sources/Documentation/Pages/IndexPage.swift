import Domain
import HTML
import Models

/// The list of all models, by kind of work.
struct IndexPage {
  let models: [Model]
  let site: Site

  var html: String {
    let types = ContentType.allCases.filter { type in models.contains { $0.contentType == type } }
    let ways = types.map { "<a class=\"chip\" href=\"#\($0.rawValue)\">\($0.label) <span class=\"num\">\(of($0).count)</span></a>" }.joined(separator: " ")
    return site.document(
      title: "Models", about: "\(models.count) models for images, edits, videos and audio, with parameters, limits, prices and requests.", path: "/docs/models",
      body: "<h1>Models</h1>\n<p class=\"lead\">\(models.count) models, one way to ask. Each page has the parameters with their limits, prices with worked examples, and a request to copy.</p>\n"
        + "<nav class=\"ways\" aria-label=\"Kinds of work\">\(ways)</nav>\n" + types.map(section).joined())
  }

  private func of(_ type: ContentType) -> [Model] { models.filter { $0.contentType == type } }

  private func section(_ type: ContentType) -> String {
    "<h2 id=\"\(type.rawValue)\">\(type.label)</h2>\n<ul class=\"models\">\n" + of(type).map { card($0, site) }.joined(separator: "\n") + "\n</ul>\n"
  }
}
