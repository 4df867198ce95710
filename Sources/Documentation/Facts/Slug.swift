import Models

extension Model {
  /// The last part of the page's address: `flux-1-schnell`. File names differ, and so do these.
  public var slug: String { fileName.split(separator: ".")[0].split(separator: "_").joined(separator: "-").lowercased() }
}
