import Glibc
import JSON
import Postgres
import Secrets
import Settings
import Store
import Threads

/// Everything that a responder may reach: settings, the database, clocks, chance, counters and the log.
public final class World: Sendable {
  public let family: String
  public let settings: Settings
  /// Connections of the login that becomes anon or authenticated.
  public let pool: Pool
  /// Connections of the login that may also become service_role; opened only when a service token comes.
  public let servicePool: Pool
  /// The SQL functions by their Swift names.
  public let store: Store
  /// The models at this installation's prices.
  public let offer: Offer
  /// The catalogue and the compiled queries of the REST family.
  public let rest = RestCache()
  public let sealed: SealedTokens
  public let metrics: Metrics
  public let log: Log
  /// Seconds since 1970.
  public let now: @Sendable () -> Double
  public let uuid: @Sendable () -> String
  private let tokens: PerThread<AccessTokens>

  public init(
    family: String, settings: Settings, log: Log, now: @escaping @Sendable () -> Double = wallSeconds,
    uuid: @escaping @Sendable () -> String = { randomUUID() }
  ) {
    self.family = family
    self.settings = settings
    self.log = log
    self.now = now
    self.uuid = uuid
    let capacity = settings.pools[family]?.connections ?? 4
    pool = Pool(World.conninfo(settings, user: "authenticator", family), capacity: capacity)
    servicePool = Pool(World.conninfo(settings, user: "service_authenticator", family), capacity: max(2, capacity / 4))
    store = Store(pool)
    offer = Offer(markup: settings.markup, providers: Set(settings.providers.keys))
    sealed = SealedTokens(tokenKey: settings.secrets.tokenKey)
    metrics = Metrics(family: family)
    let keys = settings.secrets.jwt
    tokens = PerThread { AccessTokens(keys) }
  }

  /// The tokens of the thread that asks.
  public var accessTokens: AccessTokens { tokens.value }

  /// The pool whose login may become the caller's role.
  public func pool(for caller: Caller) -> Pool { if case .service = caller { servicePool } else { pool } }

  /// How one of our logins reaches the database.
  public static func conninfo(_ settings: Settings, user: String, _ program: String) -> String {
    "host='\(settings.database.host)' dbname='\(settings.database.name)' user='\(user)' application_name='artifio-\(program)' "
      + "connect_timeout=3 options='-c statement_timeout=9000 -c client_min_messages=error'"
  }
}

/// A value that every thread makes for itself at first use.
final class PerThread<Value: AnyObject>: @unchecked Sendable {
  private var key = pthread_key_t()
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
    }
  }

  var value: Value {
    if let pointer = pthread_getspecific(key) { return Unmanaged<Value>.fromOpaque(pointer).takeUnretainedValue() }
    let made = make()
    pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
    return made
  }
}
