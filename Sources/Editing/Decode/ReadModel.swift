import Domain
import Models

private let labels = [
  "modelID", "recordID", "name", "provider", "contentType", "family", "variant", "orderInFamily", "hue", "blurb", "logo", "expectedSeconds",
  "maxImages", "defaultOutputs", "isActive", "inactiveReason", "isLocked", "endpoint", "statusEndpoint", "payload", "price", "inputs",
]

extension Model {
  /// The model that a file's text says, without compiling it.
  init(source: String, file: String) throws(Failure) { try self.init(try modelLiteral(source).literal, file: file) }

  init(_ literal: Literal, file: String) throws(Failure) {
    let all = try Arguments(literal, of: "Model", labels: labels)
    self.init(
      modelID: try all.text("modelID"), recordID: try all.text("recordID"), name: try all.text("name"),
      provider: try all.one(of: ProviderID.allCases, "provider"), contentType: try all.one(of: ContentType.allCases, "contentType"),
      family: try all.text("family"), variant: try all.text("variant"), orderInFamily: try all.whole("orderInFamily"), hue: try all.whole("hue"),
      blurb: try all.text("blurb"), logo: try all.text("logo"), expectedSeconds: try all.whole("expectedSeconds"),
      maxImages: try all.whole("maxImages"), defaultOutputs: try all.whole("defaultOutputs"), isActive: try all.flag("isActive"),
      inactiveReason: try all.textIfAny("inactiveReason"), isLocked: try all.flag("isLocked"), endpoint: try all.text("endpoint"),
      statusEndpoint: try all.textIfAny("statusEndpoint"), payload: try Payload(all.needed(all["payload"], "payload", "a payload")),
      price: try all.list("price").map(PriceRule.init), inputs: try all.list("inputs").map(Input.init), file: file)
  }
}

/// `extension Model { static let flux1Schnell: Model = Model(…) }`.
func modelLiteral(_ source: String) throws(Failure) -> (symbol: String, literal: Literal) {
  var reader = Reader(source)
  try reader.take("extension", "Model", "{", "static", "let")
  let symbol = try reader.identifier()
  try reader.take(":", "Model", "=")
  let literal = try reader.literal()
  try reader.take("}")
  guard reader.isAtEnd else { throw Failure(.invalidParameters, "a model's file holds one model and nothing after it") }
  return (symbol, literal)
}

extension Payload {
  fileprivate init(_ literal: Literal) throws(Failure) {
    guard case .call(let name, _) = literal else { throw Failure(.invalidParameters, "payload: .flat, .wrapper or .chat should stand in place of \(literal.source)") }
    let all = try Arguments(literal, of: name, labels: ["modelKey"], unlabelled: 1)
    let constants = try all.list(0).map(Constant.init)
    switch name {
    case "flat": self = .flat(modelKey: try all.textIfAny("modelKey"), constants)
    case "wrapper": self = .wrapper(constants)
    case "chat": self = .chat(constants)
    default: throw Failure(.invalidParameters, "there is no payload .\(name)")
    }
  }
}

extension Payload.Constant {
  fileprivate init(_ literal: Literal) throws(Failure) {
    let all = try Arguments(literal, of: "Payload.Constant", labels: [], unlabelled: 2)
    self.init(try all.text(0), try all.needed(all[1].json, "value 1", "text, a number, true, false or a list"))
  }
}
