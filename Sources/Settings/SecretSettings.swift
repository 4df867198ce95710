/// The secrets of one installation, from the file (mode 0400) that the settings name. Never printed, never in an environment.
public struct SecretSettings: Sendable {
  /// The keys that sign access tokens: the current one signs, every one of them verifies.
  public struct SigningKeys: Sendable {
    public let current: String
    /// By key id; the text itself, as ASCII bytes, is the key.
    public let keys: [String: String]
  }

  public let jwt: SigningKeys
  public let anonKey: String
  public let serviceRoleKey: String
  /// Hex text. Keys refresh tokens, quotes, callback tokens and signed addresses, each with a purpose in front.
  public let tokenKey: String
  public let kieWebhookHmacKey: String
  public let dodoWebhookSecret: String
  /// By the provider's name. A key here switches that provider from the sandbox to the real service.
  public let providerKeys: [String: String]
}
