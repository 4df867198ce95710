import JSON

/// The claims that Swift looks at.
struct ScannedClaims: Equatable {
  var expires: Int64?
  var notBefore: Int64?
  var issuedAt: Int64?
  var role: String?
  var subject: String?
  var sessionID: String?
}

/// Reads the claims of a payload. Plain payloads (ASCII, no escapes, whole numbers), which ours are, are scanned without
/// building anything; every other one goes through the strict parser, so that what Postgres would refuse is refused here.
func readClaims(_ payload: [UInt8]) throws(TokenError) -> ScannedClaims {
  if let claims = payload.withUnsafeBytes({ bytes in
    var scan = ClaimsScan(bytes)
    return scan.run()
  }) {
    return claims
  }
  guard let parsed = try? JSONValue(parsing: payload, depth: 16), let object = parsed.object else { throw .malformed("payload is not a JSON object") }
  var claims = ScannedClaims()
  claims.expires = try wholeNumber(object["exp"], "exp")
  claims.notBefore = try wholeNumber(object["nbf"], "nbf")
  claims.issuedAt = try wholeNumber(object["iat"], "iat")
  claims.role = try textClaim(object["role"], "role")
  claims.subject = try textClaim(object["sub"], "sub")
  claims.sessionID = try textClaim(object["session_id"], "session_id")
  return claims
}

private func wholeNumber(_ value: JSONValue?, _ name: String) throws(TokenError) -> Int64? {
  guard let value else { return nil }
  guard let number = value.number, number.magnitude < 1e15 else { throw .badClaims("invalid \(name) claim") }
  return Int64(number)
}

private func textClaim(_ value: JSONValue?, _ name: String) throws(TokenError) -> String? {
  guard let value else { return nil }
  guard let text = value.string else { throw .badClaims("invalid \(name) claim") }
  return text
}

/// A scanner for the plain form; it gives up (nil) at anything else rather than decide.
private struct ClaimsScan {
  let bytes: UnsafeRawBufferPointer
  var place = 0
  var claims = ScannedClaims()
  var seen = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func run() -> ScannedClaims? {
    guard object(depth: 0), place == bytes.count else { return nil }
    return claims
  }

  private mutating func object(depth: Int) -> Bool {
    guard depth < 8, take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let key = text(), take(":") else { return false }
      if depth == 0 {
        guard member(key) else { return false }
      } else if !value(depth: depth + 1) {
        return false
      }
    } while take(",")
    return take("}")
  }

  /// A claim of the payload itself; a known one that comes twice is left to the strict parser.
  private mutating func member(_ key: Range<Int>) -> Bool {
    switch true {
    case named(key, "exp"): return once(1) && number { $0.claims.expires = $1 }
    case named(key, "nbf"): return once(2) && number { $0.claims.notBefore = $1 }
    case named(key, "iat"): return once(4) && number { $0.claims.issuedAt = $1 }
    case named(key, "role"): return once(8) && text { $0.claims.role = $1 }
    case named(key, "sub"): return once(16) && text { $0.claims.subject = $1 }
    case named(key, "session_id"): return once(32) && text { $0.claims.sessionID = $1 }
    default: return value(depth: 1)
    }
  }

  private mutating func once(_ bit: Int) -> Bool {
    defer { seen |= bit }
    return seen & bit == 0
  }

  private mutating func value(depth: Int) -> Bool {
    guard place < bytes.count else { return false }
    switch bytes[place] {
    case UInt8(ascii: "\""): return text() != nil
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return digits() != nil
    }
  }

  private mutating func array(depth: Int) -> Bool {
    guard depth < 8, take("[") else { return false }
    if take("]") { return true }
    repeat { guard value(depth: depth + 1) else { return false } } while take(",")
    return take("]")
  }

  private mutating func number(_ keep: (inout ClaimsScan, Int64) -> Void) -> Bool {
    guard let found = digits() else { return false }
    keep(&self, found)
    return true
  }

  private mutating func text(_ keep: (inout ClaimsScan, String) -> Void) -> Bool {
    guard let range = text() else { return false }
    keep(&self, String(decoding: bytes[range], as: UTF8.self))
    return true
  }

  /// The bytes of a plain string.
  private mutating func text() -> Range<Int>? {
    guard take("\"") else { return nil }
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        return start..<place - 1
      }
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return nil }
      place += 1
    }
    return nil
  }

  private mutating func digits() -> Int64? {
    let start = place
    var number: Int64 = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      number = number &* 10 &+ Int64(bytes[place] &- 0x30)
      place += 1
    }
    let count = place - start
    guard count > 0, count <= 15, count == 1 || bytes[start] != 0x30 else { return nil }
    return number
  }

  private mutating func word(_ word: StaticString) -> Bool {
    guard matches(place..<min(place + word.utf8CodeUnitCount, bytes.count), word) else { return false }
    place += word.utf8CodeUnitCount
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private func named(_ range: Range<Int>, _ name: StaticString) -> Bool { matches(range, name) }

  private func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for (offset, index) in range.enumerated() where bytes[index] != word.utf8Start[offset] { return false }
    return true
  }
}
