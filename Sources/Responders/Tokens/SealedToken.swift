import JSON
import Secrets

/// Short texts that we alone can make: refresh tokens, quotes, callback tokens. Each purpose has a key of its own, derived
/// from the installation's token key, so that one kind is never taken for another.
public struct SealedTokens: Sendable {
  private let root: [UInt8]

  public init(tokenKey: String) { root = hexDecoded(tokenKey) ?? Array(tokenKey.utf8) }

  /// `payload` and its MAC, both base64url, joined by a dot.
  public func seal(_ payload: [UInt8], purpose: String) -> String {
    base64URL(payload) + "." + base64URL(mac(payload, purpose))
  }

  /// The payload of a token that `seal` made for the same purpose; nil for everything else.
  public func open(_ token: String, purpose: String) -> [UInt8]? {
    guard token.utf8.count <= 4096 else { return nil }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let payload = base64URLDecoded(Array(parts[0].utf8)), let given = base64URLDecoded(Array(parts[1].utf8)),
      constantTimeEqual(given, mac(payload, purpose))
    else { return nil }
    return payload
  }

  private func mac(_ payload: [UInt8], _ purpose: String) -> [UInt8] {
    hmacSHA256(key: hmacSHA256(key: root, Array(purpose.utf8)), payload)
  }
}

/// A refresh token: the session, the number of its turn, and our seal. Nothing of it is stored; the session row knows which
/// turn is the active one.
struct RefreshToken {
  let session: String
  let counter: Int

  func sealed(by tokens: SealedTokens) -> String {
    let bytes = (uuidBytes(session) ?? []) + withUnsafeBytes(of: UInt32(counter).bigEndian) { Array($0) }
    return tokens.seal(bytes, purpose: "refresh")
  }
}

extension RefreshToken {
  init?(_ text: String, by tokens: SealedTokens) {
    guard let bytes = tokens.open(text, purpose: "refresh"), bytes.count == 20 else { return nil }
    self.init(session: uuidText(Array(bytes[..<16])), counter: Int(bytes[16...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }))
  }
}
