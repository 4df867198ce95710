import FastCGI
import Glibc
import Sandbox
import Settings
import Threads

// The stand-in for the providers: answers on the socket that it inherits as descriptor 0.
do {
  let settings = try Settings.load()
  let sandbox = Sandbox(
    Configuration(folder: "\(settings.spoolDirectory)/sandbox", kieWebhookKey: settings.secrets.kieWebhookHmacKey, caFile: settings.callbackCAFile))
  blockSignals([SIGTERM, SIGINT])
  sandbox.start()
  Server(threads: 96) { sandbox.handle($0) }.run(grace: 5)
} catch {
  let line = Array("artifio-sandbox: \(error)\n".utf8)
  write(2, line, line.count)
  exit(1)
}
