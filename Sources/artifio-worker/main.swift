import Glibc
import Jobs
import Settings

do {
  exit(try Setup(try Settings.load()).run() ? 0 : 1)
} catch {
  Log.error("worker cannot start", ("reason", .string("\(error)")))
  exit(78)
}
