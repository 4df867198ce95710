import Models

/// Where the pages will stand, and what the installation adds to prices.
public struct Site: Sendable {
  /// Without a slash at its end.
  public let address: String
  public let markup: Markup

  public init(address: String, markup: Markup = .none) { (self.address, self.markup) = (address, markup) }

  /// Every page, by its path from the root of the site.
  public func pages(of models: [Model]) -> [(path: String, text: String)] {
    [("docs/models.html", IndexPage(models: models, site: self).html), ("llms.txt", llms(models))]
      + models.map { ("docs/models/\($0.slug).html", ModelPage(model: $0, site: self, siblings: models.filter { [family = $0.family] in $0.family == family }).html) }
  }
}
