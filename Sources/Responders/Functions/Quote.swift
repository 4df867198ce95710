import Domain
import JSON
import Models
import Secrets
import Settings

/// A price that binds us for ten minutes: for one user, one model and exactly these settings. It is a sealed token; nothing is stored.
struct Quote {
  static let life = 600.0

  let cost: Credits

  /// Makes a token for a checked and priced order.
  static func token(for model: Model, _ inputs: Inputs, cost: Credits, by user: Claims, expires: Int64, in world: World) -> String {
    let payload: JSONValue = ["o": .string(fingerprint(model, inputs, user)), "c": .string(cost.text), "e": .integer(expires)]
    return world.sealed.seal(payload.bytes, purpose: "quote")
  }

  /// Reads a token that was made for this very order.
  /// - Throws: E007 when it has expired or was made for another order, E003 when we did not make it.
  init(_ token: String, for model: Model, _ inputs: Inputs, by user: Claims, in world: World) throws(Failure) {
    guard let bytes = world.sealed.open(token, purpose: "quote"), let payload = try? JSONValue(parsing: bytes),
      let text = payload["c"]?.string, let cost = Credits(text), let expires = payload["e"]?.integer
    else { throw .parameter("quote", "format", "This quote is not one of ours.") }
    guard payload["o"]?.string == Quote.fingerprint(model, inputs, user) else {
      throw Failure(.priceChanged, "This quote was made for another order. Ask for a new one.")
    }
    guard Double(expires) > world.now() else { throw Failure(.priceChanged, "This quote has expired. Ask for a new one.") }
    self.cost = cost
  }

  private static func fingerprint(_ model: Model, _ inputs: Inputs, _ user: Claims) -> String {
    base64URL(sha256(Array("\(user.subject ?? "")|\(model.recordID)|\(JSONValue.object(inputs.settings).text)".utf8)))
  }
}

/// POST /functions/v1/quote: the exact price of an order, and how it comes about.
struct QuoteOrder: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) throws -> Response {
    let user = try caller.user()
    let order = try Order(try request.jsonObject(limit: 256 << 10), by: user, in: world)
    let expires = Int64(world.now() + Quote.life)
    return .json([
      "quote": .string(Quote.token(for: order.model, order.inputs, cost: order.cost, by: user, expires: expires, in: world)),
      "cost": .decimal(order.cost.text), "credits": try world.store.balance(user.text).map { .decimal($0) } ?? .null, "formula": .string(order.price.formula), "registry_version": .string(world.offer.catalogue.version),
      "expires_at": .string(timestamp(Double(expires))), "outputs": .integer(Int64(order.inputs.outputs)),
      "estimated_time": .integer(Int64(order.model.expectedSeconds)), "sandbox": .bool(world.settings.isSandbox(order.model.provider)),
    ])
  }
}

extension Settings {
  /// True while the stand-in answers for a provider: no real key is set.
  func isSandbox(_ provider: ProviderID) -> Bool {
    secrets.providerKeys[provider.rawValue] == nil && providers[provider.rawValue]?.sandbox != false
  }
}
