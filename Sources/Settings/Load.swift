import Glibc
import JSON

extension Settings {
  /// Reads the file that `ARTIFIO_SETTINGS` names, and the secrets that it names.
  public static func load() throws(SettingsError) -> Settings {
    guard let path = getenv("ARTIFIO_SETTINGS") else { throw SettingsError("ARTIFIO_SETTINGS does not name a settings file") }
    return try load(path: String(cString: path))
  }

  public static func load(path: String) throws(SettingsError) -> Settings {
    let file = Section(file: path, value: try parsed(path))
    let secretsPath = try file.text("secretsFile")
    return try Settings(file, secrets: SecretSettings(Section(file: secretsPath, value: try parsed(secretsPath))))
  }
}

extension Settings {
  init(_ file: Section, secrets: SecretSettings) throws(SettingsError) {
    let database = try file.section("database"), auth = try file.section("auth")
    publicURL = try file.text("publicURL")
    stateDirectory = try file.text("stateDirectory")
    self.database = Database(host: try database.text("host"), name: try database.text("name"))
    mediaDirectory = try file.text("mediaDirectory")
    spoolDirectory = try file.text("spoolDirectory")
    callbackBase = try file.text("callbackBase")
    callbackCAFile = try file.optionalText("callbackCAFile")
    nchanPublishSocket = try file.text("nchanPublishSocket")
    providers = try file.each("providers", Provider.init)
    self.auth = Auth(
      autoconfirm: try auth.flag("autoconfirm"), minimumPasswordLength: try auth.count("minimumPasswordLength"),
      accessTokenSeconds: try auth.count("accessTokenSeconds"), reuseIntervalSeconds: try auth.count("reuseIntervalSeconds"))
    welcomeCredits = try file.text("welcomeCredits")
    markup = try file.factors("markup", of: Array(providers.keys) + ["all"])
    limits = try file.flag("limits")
    pools = try file.each("pools", Pool.init)
    workerThreads = try file.section("worker").count("threads")
    self.secrets = secrets
  }
}

extension Settings.Provider {
  init(_ section: Section) throws(SettingsError) {
    baseURL = try section.text("baseURL")
    uploadURL = try section.optionalText("uploadURL")
    sandbox = try section.flag("sandbox")
  }
}

extension Settings.Pool {
  init(_ section: Section) throws(SettingsError) {
    threads = try section.count("threads")
    connections = try section.count("connections")
  }
}

extension SecretSettings {
  init(_ file: Section) throws(SettingsError) {
    let jwt = try file.section("jwt")
    self.jwt = SigningKeys(current: try jwt.text("current"), keys: try jwt.texts("keys"))
    guard self.jwt.keys[self.jwt.current] != nil else { throw SettingsError("\(file.file): jwt.current names no key of jwt.keys") }
    anonKey = try file.text("anonKey")
    serviceRoleKey = try file.text("serviceRoleKey")
    tokenKey = try file.text("tokenKey")
    kieWebhookHmacKey = try file.text("kieWebhookHmacKey")
    dodoWebhookSecret = try file.text("dodoWebhookSecret")
    providerKeys = try file.texts("providerKeys")
  }
}

private func parsed(_ path: String) throws(SettingsError) -> JSONValue {
  do { return try JSONValue(parsing: try bytes(of: path)) } catch let error as SettingsError { throw error } catch {
    throw SettingsError("\(path): \(error)")
  }
}

private func bytes(of path: String) throws(SettingsError) -> [UInt8] {
  guard let file = fopen(path, "r") else { throw SettingsError("\(path): \(String(cString: strerror(errno)))") }
  defer { fclose(file) }
  var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 64 << 10)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return bytes
}
