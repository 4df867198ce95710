import Compression
import Models
import Threads

/// The models at this installation's prices. The catalogue is made at first use, so that responders that never show it start without it.
public final class Offer: Sendable {
  let markup: Markup
  /// Those that the settings know.
  let providers: Set<String>
  private let made = Monitor<Catalogue?>(nil)
  private let packed = Monitor<[UInt8]?>(nil)

  init(markup factors: [String: String], providers: Set<String>) {
    guard let markup = Markup(factors) else { fatalError("settings: markup must be positive factors by provider, or for all") }
    self.markup = markup
    self.providers = providers
  }

  var catalogue: Catalogue {
    made.with { made in
      if let made { return made }
      let catalogue = Catalogue(Registry.all.map { $0.offered(by: providers) }, markup: markup)
      made = catalogue
      return catalogue
    }
  }

  /// The catalogue as a gzip file.
  var packedCatalogue: [UInt8] {
    let catalogue = catalogue
    return packed.with { packed in
      if let packed { return packed }
      let bytes = gzip(catalogue.bytes)
      packed = bytes
      return bytes
    }
  }
}
