import Glibc
import JSON
import Secrets
import Settings

/// Why a token is not believed.
public enum TokenError: Error, Equatable, Sendable {
  case malformed(String)
  case unknownKey
  case wrongAlgorithm
  case badSignature
  case expired
  case notYetValid
  case badClaims(String)
}

/// Signs and verifies access tokens: JWT with HS256 and nothing else (RFC 7515, 7519). The key is chosen by `kid`; a token
/// without one may be signed by any of the keys. One per thread, since the keyed HMAC contexts belong to a thread.
public final class AccessTokens {
  private struct Key {
    let id: String
    let secret: [UInt8]
    let mac: KeyedHMAC
    /// The header that we write, encoded: a token that begins with it needs no parsing of its header.
    let header: [UInt8]
  }

  static let longest = 8192
  /// Clocks may differ by this much.
  static let skew: Int64 = 30

  private let keys: [Key]
  private let current: Key
  private var known = KnownTokens()

  public init(_ keys: SecretSettings.SigningKeys) {
    let made = keys.keys.sorted { $0.key < $1.key }.map { id, secret in
      let header = JSONValue.object(["alg": "HS256", "kid": .string(id), "typ": "JWT"])
      return Key(id: id, secret: Array(secret.utf8), mac: KeyedHMAC(key: Array(secret.utf8)), header: Array((base64URL(header.bytes) + ".").utf8))
    }
    self.keys = made
    // Settings have checked that the current key is among them.
    current = made.first { $0.id == keys.current }!
  }

  public func sign(_ claims: JSONObject) -> String {
    let message = current.header + Array(base64URL(JSONValue.object(claims).bytes).utf8)
    return String(decoding: message, as: UTF8.self) + "." + base64URL(hmacSHA256(key: current.secret, message))
  }

  public func verify(_ token: String, now: Double) throws(TokenError) -> Claims {
    var token = token
    do { return try token.withUTF8 { try verify(UnsafeRawBufferPointer($0), now: now) } } catch let error as TokenError { throw error } catch {
      throw .malformed("unreadable")
    }
  }

  public func verify(_ token: UnsafeRawBufferPointer, now: Double) throws(TokenError) -> Claims {
    guard token.count <= AccessTokens.longest else { throw .malformed("token is longer than \(AccessTokens.longest) bytes") }
    if let known = known.find(token) {
      try check(known.period, now: Int64(now))
      return known.claims
    }
    let (first, second) = try dots(token)
    let payload = try payload(token, header: first, dot: second)
    let claims = try readClaims(payload)
    // A token without an end is not one of ours.
    guard let expires = claims.expires else { throw .badClaims("missing exp claim") }
    let period = KnownTokens.Period(begins: max(claims.notBefore ?? 0, claims.issuedAt ?? 0), ends: expires)
    try check(period, now: Int64(now))
    guard let role = claims.role, role == "anon" || role == "authenticated" || role == "service_role" else { throw .badClaims("invalid role claim") }
    if role == "authenticated" {
      guard let subject = claims.subject, uuidBytes(subject) != nil else { throw .badClaims("missing sub claim") }
    }
    let result = Claims(
      text: String(decoding: payload, as: UTF8.self), role: role, subject: claims.subject, sessionID: claims.sessionID, expires: expires)
    known.keep(token, result, period)
    return result
  }

  private func check(_ period: KnownTokens.Period, now: Int64) throws(TokenError) {
    guard period.ends > now - AccessTokens.skew else { throw .expired }
    guard period.begins <= now + AccessTokens.skew else { throw .notYetValid }
  }

  /// Where the two dots stand.
  private func dots(_ token: UnsafeRawBufferPointer) throws(TokenError) -> (Int, Int) {
    var found = (-1, -1), count = 0
    for (index, byte) in token.enumerated() where byte == UInt8(ascii: ".") {
      count += 1
      if count == 1 { found.0 = index } else { found.1 = index }
    }
    guard count == 2, found.0 > 0, found.1 > found.0 + 1, found.1 + 1 < token.count else {
      throw .malformed("Expected 3 parts in JWT; got \(count + 1)")
    }
    return found
  }

  /// The decoded payload, once the signature has proved good.
  private func payload(_ token: UnsafeRawBufferPointer, header: Int, dot: Int) throws(TokenError) -> [UInt8] {
    let signature = UnsafeRawBufferPointer(rebasing: token[(dot + 1)...])
    guard signature.count == 43 else { throw .badSignature }
    let message = UnsafeRawBufferPointer(rebasing: token[..<dot])
    let candidates = try keys(for: UnsafeRawBufferPointer(rebasing: token[...header]))
    let good = withUnsafeTemporaryAllocation(byteCount: 33, alignment: 1) { output in
      guard base64URLDecode(signature, into: output) == 32 else { return false }
      let given = UnsafeRawBufferPointer(rebasing: output[..<32])
      return candidates.contains { keys[$0].mac.verify(message, signature: given) }
    }
    guard good else { throw .badSignature }
    let text = UnsafeRawBufferPointer(rebasing: token[(header + 1)..<dot])
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count) { output, count in
      count = base64URLDecode(text, into: UnsafeMutableRawBufferPointer(output)) ?? 0
      failed = count == 0
    }
    guard !failed else { throw .malformed("payload is not base64url") }
    return bytes
  }

  /// The keys that may have signed under this encoded header (with its dot).
  private func keys(for header: UnsafeRawBufferPointer) throws(TokenError) -> Range<Int> {
    for (index, key) in keys.enumerated()
    where key.header.count == header.count && key.header.withUnsafeBytes({ memcmp($0.baseAddress!, header.baseAddress!, header.count) == 0 }) {
      return index..<index + 1
    }
    guard let bytes = base64URLDecoded(header.dropLast()), let parsed = try? JSONValue(parsing: bytes, depth: 4), let object = parsed.object else {
      throw .malformed("header is not JSON")
    }
    guard object["alg"]?.string == "HS256" else { throw .wrongAlgorithm }
    // RFC 7515 §4.1.11: an extension that must be understood and is not.
    guard object["crit"] == nil, object["b64"] == nil else { throw .malformed("unsupported header") }
    if let type = object["typ"], type.string?.uppercased() != "JWT" { throw .malformed("unsupported typ") }
    guard let id = object["kid"] else { return 0..<keys.count }
    guard let name = id.string, let index = keys.firstIndex(where: { $0.id == name }) else { throw .unknownKey }
    return index..<index + 1
  }
}
