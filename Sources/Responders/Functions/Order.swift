import Domain
import JSON
import Models
import Secrets

/// What somebody asks to be made, checked and priced. Nothing has been charged yet.
struct Order {
  let model: Model
  let inputs: Inputs
  /// The rows of the pictures that it names.
  let media: [JSONValue]
  let price: Price
  /// What is charged: the price, or a lower one that was quoted.
  let cost: Credits
  /// An admin's, free of charge.
  let isTest: Bool
  /// Tells one request body from another under the same Idempotency-Key.
  let bodyHash: String

  /// Reads the specification's body: `model_record_id`, `prompt`, `negative_prompt`, `model_parameters`, and our `quote`. A test may be
  /// of a model that is switched off.
  init(_ body: JSONObject, by user: Claims, asTest: Bool = false, in world: World) throws(Failure) {
    isTest = asTest
    for key in body.keys where !Order.known.contains(key) || (asTest && key == "quote") { throw .parameter(key, "unknown", "There is no field “\(key.prefix(64))” here.") }
    guard let recordID = try Order.text(body, "model_record_id") else { throw .parameter("model_record_id", "required", "Say which model: model_record_id is missing.") }
    model = try asTest ? Registry.known(recordID, providers: world.offer.providers) : Registry.active(recordID, providers: world.offer.providers)
    let prompt = try Order.text(body, "prompt"), said = try Order.object(body, "model_parameters")
    inputs = try model.checked(
      inputs: asTest ? try Order.filled(said, prompt, for: model, of: user, in: world) : said, prompt: prompt, negativePrompt: try Order.text(body, "negative_prompt"))
    media = try Order.media(inputs, of: user, in: world)
    price = try model.price(inputs, pictures: Order.sizes(inputs, media), markup: world.offer.markup)
    if let token = try Order.text(body, "quote") {
      let quoted = try Quote(token, for: model, inputs, by: user, in: world).cost
      cost = min(quoted, price.cost)
    } else {
      cost = price.cost
    }
    bodyHash = Order.hash(body, asTest: asTest)
  }

  static func hash(_ body: JSONObject, asTest: Bool) -> String { hex(sha256(JSONValue.object(asTest ? ["test": .object(body)] : body).bytes)) }

  private static let known: Set = ["model_record_id", "prompt", "negative_prompt", "model_parameters", "quote"]

  private static func text(_ body: JSONObject, _ name: String) throws(Failure) -> String? {
    switch body[name] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw .parameter(name, "type", "\(name) must be a text.")
    }
  }

  private static func object(_ body: JSONObject, _ name: String) throws(Failure) -> JSONObject {
    switch body[name] {
    case nil, .null: return [:]
    case .object(let object): return object
    default: throw .parameter(name, "type", "\(name) must be an object.")
    }
  }
}

extension Failure {
  static func parameter(_ field: String, _ rule: String, _ sentence: String) -> Failure {
    Failure(.invalidParameters, sentence, field: field, details: [.init("rule", .text(rule))])
  }
}

extension Order {
  /// Checks, prices and books an order. An order that can't be accepted anew, but was accepted before under the same key, is
  /// answered as it was then.
  static func start(_ request: Request, as user: Claims, asTest: Bool = false, in world: World) throws(Failure) -> StartedGeneration {
    let body = try request.jsonObject(limit: 256 << 10), key = try request.idempotencyKey
    do {
      return try Order(body, by: user, asTest: asTest, in: world).start(key: key, as: user, requestID: request.id, in: world)
    } catch {
      guard let key, error.code == .priceChanged || error.code == .modelNotFound || error.code == .invalidParameters,
        let answer = try world.store.replayedGeneration(user.text, key, hash(body, asTest: asTest))
      else { throw error }
      return StartedGeneration(answer)
    }
  }

  /// Books the order: charge, generation and job in one transaction.
  func start(key: String?, as user: Claims, requestID: String, in world: World) throws(Failure) -> StartedGeneration {
    let ids = media.compactMap { $0["id"] }
    return StartedGeneration(try world.store.startGeneration(user.text, ticket(key, ids, requestID, world)))
  }

  private func ticket(_ key: String?, _ media: [JSONValue], _ requestID: String, _ world: World) -> JSONValue {
    [
      "key": .text(key), "body_hash": .string(bodyHash), "model_id": .string(model.modelID), "model_record_id": .string(model.recordID),
      "model_name": .string(model.name), "provider": .string(model.provider.rawValue), "type": .string(model.kind.rawValue),
      "prompt": .text(inputs.prompt), "negative_prompt": .text(inputs.negativePrompt), "settings": .object(inputs.settings),
      "cost": .string(cost.text), "formula": .string(price.formula), "registry_version": .string(world.offer.catalogue.version),
      "outputs": .integer(Int64(inputs.outputs)), "expected_seconds": .integer(Int64(model.expectedSeconds)),
      "deadline_seconds": .integer(Int64(model.deadlineSeconds)), "sandbox": .bool(world.settings.isSandbox(model.provider)), "is_test": .bool(isTest),
      "max_running": .integer(world.settings.limits ? 20 : 1000), "inputs": .array(media), "request_id": .string(requestID),
    ]
  }
}

extension Order {
  /// What the database knows about the pictures that are named.
  /// - Throws: E003 for what is not there, is somebody else's, or is no picture.
  private static func media(_ inputs: Inputs, of user: Claims, in world: World) throws(Failure) -> [JSONValue] {
    let references = inputs.mediaReferences
    let media = try references.isEmpty ? [] : world.store.inputMedia(user.text, references.map(\.reference))
    for (use, row) in zip(references, media) {
      guard row["id"]?.string != nil else { throw .parameter(use.parameter, "found", "The picture for \(use.parameter) was not found.") }
      guard row["mime"]?.string?.hasPrefix("image/") == true else { throw .parameter(use.parameter, "mediaType", "\(use.parameter) must be a picture.") }
    }
    return media
  }

  private static func sizes(_ inputs: Inputs, _ media: [JSONValue]) -> [String: PictureSize] {
    zip(inputs.mediaReferences, media).reduce(into: [:]) { sizes, pair in
      guard let width = pair.1["width"]?.integer, let height = pair.1["height"]?.integer else { return }
      sizes[pair.0.reference] = PictureSize(width: width, height: height)
    }
  }
}

extension JSONValue {
  /// A text, or null.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

/// What `api.start_generation` answered.
struct StartedGeneration {
  let answer: JSONValue

  init(_ answer: JSONValue) { self.answer = answer }

  var id: String { answer["generation"]?["id"]?.string ?? "" }
  var replayed: Bool { answer["replayed"]?.bool ?? false }
  /// The model's usual time.
  var expectedSeconds: Int { answer["generation"]?["model_record_id"]?.string.flatMap(Registry.find)?.expectedSeconds ?? 0 }
}
