import CSodium
import Threads

/// Argon2id with 19 MiB and 2 passes (OWASP's first choice), as a PHC string with its salt.
public enum Password {
  /// At most two hashes run at once: each takes 19 MiB, and a crowd of them would stall the process.
  private static let places = Monitor(2)
  private static let ready: Bool = sodium_init() >= 0

  /// The PHC string to store. Takes about 20 ms of CPU.
  public static func hash(_ password: String) -> String {
    precondition(ready)
    return exclusively {
      var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
      let bytes = Array(password.utf8CString)
      let code = crypto_pwhash_str_alg(&output, bytes, UInt64(bytes.count - 1), 2, 19456 * 1024, Int32(crypto_pwhash_ALG_ARGON2ID13))
      precondition(code == 0, "no memory for a password hash")
      return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Whether `password` is the one behind `hash`.
  public static func verify(_ password: String, against hash: String) -> Bool {
    precondition(ready)
    return exclusively {
      let bytes = Array(password.utf8CString)
      return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count - 1)) == 0
    }
  }

  /// A hash that no password matches, to spend the same time on an address that nobody has.
  public static let decoy = hash(hex(randomBytes(16)))

  private static func exclusively<Result>(_ body: () -> Result) -> Result {
    _ = places.wait(seconds: 1e6) { free -> Bool? in
      guard free > 0 else { return nil }
      free -= 1
      return true
    }
    defer { places.change { $0 += 1 } }
    return body()
  }
}
