import Glibc
import Responders
import Settings

// artifio-responder <family>: answers one family of the API on the socket inherited as descriptor 0.
guard CommandLine.arguments.count == 2, let family = Family.named(CommandLine.arguments[1]) else {
  fputs("usage: artifio-responder \(Family.all.map(\.name).joined(separator: "|"))\n", stderrFile())
  exit(64)
}
do {
  family.serve(try Settings.load())
} catch {
  fputs("artifio-responder: \(error)\n", stderrFile())
  exit(78)
}

/// The standard error stream; glibc's variable of that name is not safe under Swift 6.
func stderrFile() -> UnsafeMutablePointer<FILE> { fdopen(2, "w") }
