import Secrets
import Testing

@Suite("Secrets")
struct SecretsTests {
  @Test("base64url takes back what it gave and nothing else")
  func base64() {
    for count in 0..<40 {
      let bytes = randomBytes(count)
      #expect(base64URLDecoded(Array(base64URL(bytes).utf8)) == bytes)
    }
    for bad in ["A", "AA=", "A+/A", "AB", "A A="] { #expect(base64URLDecoded(Array(bad.utf8)) == nil, "\(bad)") }
  }

  @Test("HMAC equals the vector of RFC 4231 case 2, keyed and one-shot")
  func hmac() {
    let message = Array("what do ya want for nothing?".utf8)
    let expected = hexDecoded("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")!
    #expect(hmacSHA256(key: "Jefe".utf8, message) == expected)
    let keyed = KeyedHMAC(key: Array("Jefe".utf8))
    for _ in 0..<3 {
      #expect(message.withUnsafeBytes { text in expected.withUnsafeBytes { keyed.verify(text, signature: $0) } })
      #expect(!message.withUnsafeBytes { text in [UInt8](repeating: 1, count: 32).withUnsafeBytes { keyed.verify(text, signature: $0) } })
    }
  }

  @Test("SHA-256 in pieces equals SHA-256 at once")
  func digest() {
    let bytes = randomBytes(100_000)
    let stream = SHA256Stream()
    for start in stride(from: 0, to: bytes.count, by: 7_777) {
      bytes[start..<min(start + 7_777, bytes.count)].withUnsafeBytes { stream.update($0) }
    }
    #expect(stream.finish() == sha256(bytes))
    #expect(hex(sha256("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("a password verifies against its own hash only")
  func password() {
    let hash = Password.hash("correct horse")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(Password.verify("correct horse", against: hash))
    #expect(!Password.verify("correct horse ", against: hash))
    #expect(!Password.verify("correct horse", against: Password.decoy))
    #expect(!Password.verify("x", against: "not a hash"))
  }

  @Test("UUIDs have their version and come back from text")
  func uuid() {
    let text = randomUUID()
    #expect(Array(text)[14] == "4")
    #expect(uuidBytes(text).map(uuidText) == text)
    #expect(uuidBytes("nope") == nil)
    #expect(uuidBytes("g0000000-0000-4000-8000-000000000000") == nil)
  }
}
