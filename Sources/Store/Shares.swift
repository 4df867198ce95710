import Domain
import JSON
import Postgres

extension Store {
  public var shares: Shares { Shares(store: self) }
}

/// Links to finished work. A link that is unknown, revoked, expired or whose work is gone gives nil, all alike.
public struct Shares: Sendable {
  let store: Store

  /// What a visitor with the link may see.
  public func shared(_ token: String) throws(Failure) -> JSONValue? {
    guard let bytes = try store.call(Shares.shared, [.text(token)]) else { return nil }
    do { return try JSONValue(parsing: bytes) } catch { throw Failure(.internalError, "api.shared gave no JSON") }
  }

  /// The blob behind one output of the link's work.
  public func media(_ token: String, index: Int) throws(Failure) -> StoredBlob? {
    try StoredBlob(bytes: store.call(Shares.media, [.text(token), Parameter(index)]))
  }

  public func countView(_ token: String) throws(Failure) { _ = try store.call(Shares.count, [.text(token)]) }

  private static let shared = Statement("shared", "select api.shared($1)")
  private static let media = Statement("shared_media", "select api.shared_media($1, $2)")
  private static let count = Statement("count_view", "select api.count_view($1)")
}
