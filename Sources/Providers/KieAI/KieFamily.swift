import JSON

/// A family of kie.ai's endpoints: where its orders go, where their records lie, and how such a record is read
/// (providers.md §1.3 and §1.8). A model names its family by its endpoint.
struct KieFamily: Sendable {
  /// Every path that makes a task of this family.
  let orders: [String]
  let record: String
  /// Without a callback address the family refuses the order.
  var needsCallback = false
  /// Where a fresh address for an old result can be had; it wants the task beside the address.
  var ownDownloads: String?
  let read: @Sendable (JSONValue) -> KieState

  static let all: [KieFamily] = [.market, .veo, .suno, .runway, .aleph, .fluxKontext, .gpt4o, .midjourney, .luma]

  /// The family of an endpoint; a job whose model has left the catalogue is asked about where most of them are.
  static func of(_ endpoint: String?) -> KieFamily? {
    guard let endpoint else { return .market }
    return all.first { $0.orders.contains(endpoint) }
  }
}

/// What a record says.
enum KieState: Sendable, Equatable {
  case running(Double?)
  case done([String])
  case failed(code: Int, words: String)
  /// It claims success, but nothing in it can be used.
  case damaged

  /// Done, if there is anything.
  static func results(_ addresses: [String]) -> KieState { addresses.isEmpty ? .damaged : .done(addresses) }
}
