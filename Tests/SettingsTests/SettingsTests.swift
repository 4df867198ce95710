import Glibc
import Settings
import Testing

@Suite struct SettingsTests {
  @Test("settings and their secrets are read from the files that they name")
  func reads() throws {
    let folder = try Folder()
    folder.write("secrets.json", secrets)
    folder.write("settings.json", settings(in: folder.path))
    let loaded = try Settings.load(path: folder.path + "/settings.json")
    #expect(loaded.publicURL == "https://localhost:8443")
    #expect(loaded.pools["sync"]?.threads == 128)
    #expect(loaded.providers["kie_ai"]?.uploadURL == "http://127.0.0.1:8444/kie-upload")
    #expect(loaded.providers["runware"]?.uploadURL == nil)
    #expect(loaded.socket("rest") == folder.path + "/run/rest.sock")
    #expect(loaded.secrets.jwt.keys["k1"] == "abcd")
  }

  @Test("a complaint names the file and the field")
  func complains() throws {
    let folder = try Folder()
    folder.write("secrets.json", secrets)
    folder.write("settings.json", settings(in: folder.path).replacing(#""threads":128"#, with: #""threads":"many""#))
    #expect(throws: SettingsError("\(folder.path)/settings.json: pools.sync.threads must be a whole number")) {
      try Settings.load(path: folder.path + "/settings.json")
    }
  }

  @Test("a markup is a positive factor for a provider or for all, and none where nothing is said")
  func readsMarkup() throws {
    let folder = try Folder()
    folder.write("secrets.json", secrets)
    folder.write("settings.json", settings(in: folder.path))
    #expect(try Settings.load(path: folder.path + "/settings.json").markup == [:])
    for (markup, isGood) in [
      (#"{"all":"1.2","runware":"0.5"}"#, true), (#"{"all":"0"}"#, false), (#"{"all":"-1"}"#, false), (#"{"all":"1,5"}"#, false), (#"{"all":1.5}"#, false),
      (#"{"nobody":"1.2"}"#, false), (#"{"all":"1e3"}"#, false), (#"{"all":""}"#, false), (#"{"all":"."}"#, false),
    ] {
      folder.write("settings.json", settings(in: folder.path).replacing(#""limits":true"#, with: #""limits":true,"markup":"# + markup))
      if isGood {
        #expect(try Settings.load(path: folder.path + "/settings.json").markup == ["all": "1.2", "runware": "0.5"])
      } else {
        #expect(throws: SettingsError.self, "\(markup)") { try Settings.load(path: folder.path + "/settings.json") }
      }
    }
  }

  @Test("a current signing key that is not there is refused")
  func refusesUnknownKey() throws {
    let folder = try Folder()
    folder.write("secrets.json", secrets.replacing(#""current":"k1""#, with: #""current":"k2""#))
    folder.write("settings.json", settings(in: folder.path))
    #expect(throws: SettingsError.self) { try Settings.load(path: folder.path + "/settings.json") }
  }
}

private struct Folder: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/settings-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    unlink(path + "/settings.json")
    unlink(path + "/secrets.json")
    rmdir(path)
  }

  borrowing func write(_ name: String, _ text: String) {
    let file = fopen(path + "/" + name, "w")!
    fputs(text, file)
    fclose(file)
  }
}

private let secrets = """
  {"jwt":{"current":"k1","keys":{"k1":"abcd"}},"anonKey":"a","serviceRoleKey":"s","tokenKey":"00","kieWebhookHmacKey":"k",
   "dodoWebhookSecret":"whsec_x","providerKeys":{}}
  """

private func settings(in folder: String) -> String {
  """
  {"publicURL":"https://localhost:8443","stateDirectory":"\(folder)","database":{"host":"\(folder)/run","name":"artifio"},
   "mediaDirectory":"\(folder)/media","spoolDirectory":"\(folder)/spool","secretsFile":"\(folder)/secrets.json",
   "callbackBase":"https://localhost:8443","callbackCAFile":null,"nchanPublishSocket":"\(folder)/run/nchan-pub.sock",
   "providers":{"kie_ai":{"baseURL":"http://127.0.0.1:8444/kie","uploadURL":"http://127.0.0.1:8444/kie-upload","sandbox":true},
                "runware":{"baseURL":"http://127.0.0.1:8444/runware","sandbox":true}},
   "auth":{"autoconfirm":true,"minimumPasswordLength":6,"accessTokenSeconds":3600,"reuseIntervalSeconds":10},
   "welcomeCredits":"100","limits":true,"pools":{"sync":{"threads":128,"connections":2}},"worker":{"threads":24}}
  """
}
