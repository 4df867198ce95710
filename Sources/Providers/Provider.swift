import HTTPClient
import JSON

/// Someone outside who makes pictures, films and sounds for money. Every answer comes as one of a few typed words; nothing of a
/// provider's own vocabulary leaves its folder.
public protocol Provider: Sendable {
  /// Whether an order that may have been accepted can be looked up by our own id. Where it can't, it is never sent again.
  var knowsOurID: Bool { get }

  /// Gives `input` a name that the provider understands: an address it was uploaded to, or the bytes themselves as a data URI.
  func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String

  /// Sends the order. It costs money when it is accepted.
  func submit(_ order: Order, over wire: some Wire) -> Submission

  /// Asks how an accepted order stands.
  func ask(_ job: ProviderJob, over wire: some Wire) -> Answer

  /// A fresh address for a result whose own has died; nil where there is none to be had.
  func renewed(_ address: String, of job: ProviderJob, over wire: some Wire) -> String?

  /// Asks whether it is there and would take our orders, by a call that costs nothing; nil where there is none.
  func probe(over wire: some Wire) -> Probe?
}

extension Provider {
  public func renewed(_ address: String, of job: ProviderJob, over wire: some Wire) -> String? { nil }
  public func probe(over wire: some Wire) -> Probe? { nil }
}

/// What is ordered.
public struct Order: Sendable {
  /// The generation's id; Runware takes it as its own task id.
  public var id: String
  /// The provider's name for the model.
  public var model: String
  /// The path that the model names, where a provider has several.
  public var endpoint: String?
  /// The request as the model's payload gives it, input media already placed.
  public var payload: JSONObject
  /// How many results it shall bring.
  public var outputs: Int
  /// Where the provider may knock when it is done.
  public var callbackURL: String?

  public init(id: String, model: String, endpoint: String? = nil, payload: JSONObject, outputs: Int = 1, callbackURL: String? = nil) {
    self.id = id
    self.model = model
    self.endpoint = endpoint
    self.payload = payload
    self.outputs = outputs
    self.callbackURL = callbackURL
  }
}

/// An order that the provider has accepted.
public struct ProviderJob: Sendable {
  public var id: String
  /// The path to which the order went, where a provider has several.
  public var endpoint: String?
  /// `image`, `video` or `audio`.
  public var kind: String
  public var outputs: Int
  /// Seconds since it was accepted; a fresh job may be unknown to the provider for a while.
  public var age: Double

  public init(id: String, endpoint: String? = nil, kind: String = "image", outputs: Int, age: Double) {
    self.id = id
    self.endpoint = endpoint
    self.kind = kind
    self.outputs = outputs
    self.age = age
  }
}

/// A file that goes along with an order.
public struct InputMedia: Sendable {
  public var name: String
  public var mime: String
  public var bytes: [UInt8]

  public init(name: String, mime: String, bytes: [UInt8]) {
    self.name = name
    self.mime = mime
    self.bytes = bytes
  }

  var dataURI: String { "data:\(mime);base64,\(base64(bytes))" }
}
