import Domain
import JSON
import Settings

/// What people type to sign up or in, checked.
enum Credentials {
  /// The address in lower case.
  static func email(_ body: JSONObject) throws(AuthError) -> String {
    guard let text = body["email"]?.string, !text.isEmpty else { throw .invalid("missing email or phone") }
    let email = text.lowercased()
    guard isAddress(email) else { throw .invalid("Unable to validate email address: invalid format") }
    return email
  }

  static func checkStrength(_ password: String, _ settings: Settings) throws(AuthError) {
    guard password.unicodeScalars.count >= settings.auth.minimumPasswordLength else {
      throw AuthError(422, "weak_password", "Password should be at least \(settings.auth.minimumPasswordLength) characters.", reasons: ["length"])
    }
    // A text without end would let anyone spend our time; a NUL would end it early for the hash.
    guard password.utf8.count <= 256, !password.utf8.contains(0) else {
      throw AuthError(422, "weak_password", "Password should be at most 256 bytes.", reasons: ["length"])
    }
  }

  /// The user's own data, of a bounded size.
  static func data(_ body: JSONObject) throws(AuthError) -> JSONObject {
    guard let value = body["data"], !value.isNull else { return [:] }
    guard let object = value.object else { throw .invalid("data must be an object") }
    guard value.bytes.count <= 16 << 10 else { throw .invalid("data is larger than 16384 bytes") }
    return object
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty, parts[0].utf8.count <= 64 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ label in
      !label.isEmpty && label.utf8.count <= 63 && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }) else { return false }
    return parts[0].utf8.allSatisfy { (0x21...0x7E).contains($0) && !#"()<>,;:\"[]"#.utf8.contains($0) }
  }
}
