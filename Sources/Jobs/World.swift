import HTTPClient
import JSON
import Providers
import Secrets
import Threads

/// All that a job needs from outside of itself.
public struct World: Sendable {
  /// A provider as this installation reaches it.
  public struct Place: Sendable {
    public var provider: any Provider
    /// The stand-in on loopback: its results come over plain http from this machine.
    public var isSandbox: Bool
    /// The path of our callback endpoint; nil for a provider that never calls back.
    public var callbackPath: String?

    public init(_ provider: any Provider, isSandbox: Bool, callbackPath: String?) {
      self.provider = provider
      self.isSandbox = isSandbox
      self.callbackPath = callbackPath
    }
  }

  public var queue: Queue
  public var places: [String: Place]
  public var callbackBase: String?
  public var tokenKey: [UInt8]
  public var counters: Counters
  public var kitchen: any Kitchen
  let placed = PlacedInputs()

  public init(
    queue: Queue, places: [String: Place], callbackBase: String?, tokenKey: [UInt8], counters: Counters = Counters(), kitchen: any Kitchen
  ) {
    self.queue = queue
    self.places = places
    self.callbackBase = callbackBase
    self.tokenKey = tokenKey
    self.counters = counters
    self.kitchen = kitchen
  }

  /// The callback's secret is made from the generation's id, so that it need not be stored: the row keeps its hash.
  func callbackToken(for generation: String) -> String { base64URL(hmacSHA256(key: tokenKey, "callback:\(generation)".utf8)) }

  func callbackURL(for generation: String, at place: Place) -> String? {
    guard let base = callbackBase, let path = place.callbackPath else { return nil }
    return "\(base)\(path)?token=\(callbackToken(for: generation))"
  }
}

/// What models and media do for a job: make the request out of the row, read an input, take in a result.
public protocol Kitchen: Sendable {
  /// The provider's name of the model and the request; `place` gives each input medium its name there.
  func order(for job: Lease, place: (String) throws -> String) throws -> (model: String, payload: JSONObject)
  /// The path to which the model's orders go, where its provider has several.
  func endpoint(of job: Lease) -> String?
  /// The bytes of an input, by the reference that stands in the settings.
  func input(_ reference: String, of job: Lease) throws -> InputMedia
  /// Checks the file, moves it into the store and tells what it is, as `outputs` wants it.
  func ingest(_ file: String, for job: Lease) throws -> JSONObject
  /// The most bytes that a result of this job may have.
  func maximumBytes(for job: Lease) -> Int
  /// A file name for a download; the file is removed or moved by `ingest`.
  func temporaryFile(for job: Lease, index: Int) throws -> String
  /// Deletes what no row names any more in one of 256 parts of the store, and gives the number.
  func sweep(part: Int, isNamed: (_ sha256: String) throws -> Bool) throws -> Int
}

extension Kitchen {
  public func endpoint(of job: Lease) -> String? { nil }
}
