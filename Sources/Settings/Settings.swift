import JSON

/// What one installation is told: addresses, folders, pools. Read once at start from the file that `ARTIFIO_SETTINGS` names.
public struct Settings: Sendable {
  public struct Database: Sendable {
    /// The folder of the unix socket, or a host name.
    public let host: String
    public let name: String
  }

  public struct Provider: Sendable {
    public let baseURL: String
    /// Where files are uploaded to, for providers that take them at another address.
    public let uploadURL: String?
    /// True while the stand-in answers; results say so.
    public let sandbox: Bool
  }

  public struct Auth: Sendable {
    public let autoconfirm: Bool
    public let minimumPasswordLength: Int
    public let accessTokenSeconds: Int
    public let reuseIntervalSeconds: Int
  }

  public struct Pool: Sendable {
    public let threads: Int
    /// The most database connections that the pool holds.
    public let connections: Int
  }

  public let publicURL: String
  public let stateDirectory: String
  public let database: Database
  public let mediaDirectory: String
  public let spoolDirectory: String
  public let callbackBase: String
  public let callbackCAFile: String?
  public let nchanPublishSocket: String
  /// By the provider's name: `kie_ai`, `runware`, `lovable_ai_sync`, `openai_compatible`. One that is not here is not offered.
  public let providers: [String: Provider]
  public let auth: Auth
  /// Decimal text.
  public let welcomeCredits: String
  /// Factors on the providers' prices as decimal text, by the provider's name, or for `all`. Empty: none.
  public let markup: [String: String]
  /// False for load tests: nginx and the responders then refuse nothing for being too frequent.
  public let limits: Bool
  /// By API family: `auth`, `rest`, `functions`, `sync`, `storage`, `share`, `admin`.
  public let pools: [String: Pool]
  public let workerThreads: Int
  public let secrets: SecretSettings

  /// The folder of the unix sockets.
  public var runDirectory: String { stateDirectory + "/run" }

  /// The listening socket of one API family or of the sandbox.
  public func socket(_ name: String) -> String { "\(runDirectory)/\(name).sock" }
}
