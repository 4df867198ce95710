import Secrets

/// Tokens that one thread has verified lately. A client sends the same one for an hour, so its signature and claims need not be
/// worked out each time; its times are checked anew.
struct KnownTokens {
  /// Seconds since 1970 between which a token is good.
  struct Period {
    let begins: Int64
    let ends: Int64
  }

  struct Entry {
    let token: [UInt8]
    let claims: Claims
    let period: Period
  }

  static let places = 64
  private var entries = [Entry?](repeating: nil, count: places)

  /// What is known of exactly this token.
  func find(_ token: UnsafeRawBufferPointer) -> Entry? {
    guard let place = place(of: token), let entry = entries[place], constantTimeEqual(entry.token, token) else { return nil }
    return entry
  }

  /// Keeps a verified token in the place of the last one that fell there.
  mutating func keep(_ token: UnsafeRawBufferPointer, _ claims: Claims, _ period: Period) {
    if let place = place(of: token) { entries[place] = Entry(token: Array(token), claims: claims, period: period) }
  }

  /// By two characters of the signature, six bits each, which nobody but us can choose for a good token.
  private func place(of token: UnsafeRawBufferPointer) -> Int? {
    guard token.count > 8 else { return nil }
    return (Int(token[token.count - 4]) &* 31 &+ Int(token[token.count - 3])) % KnownTokens.places
  }
}
