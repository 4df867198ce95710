import Glibc
import Processes

/// Starts `command` as a child that does not outlive the supervisor: setpriv makes the kernel send it `deathSignal` when the supervisor
/// dies. Both its outputs go to `output`. Nil when it could not be started.
func spawn(_ command: [String], environment: [String], input: Int32?, output: Int32, deathSignal: Int32) -> pid_t? {
  let full = ["/usr/bin/setpriv", "--pdeathsig", signalNames[deathSignal] ?? "KILL", "--"] + command
  return try? Processes.spawn(full, environment: environment, input: input, output: output)
}

private let signalNames = [SIGTERM: "TERM", SIGINT: "INT", SIGQUIT: "QUIT"]

/// The number of threads of a process; 0 when it is gone.
func threadCount(_ process: pid_t) -> Int {
  guard let folder = opendir("/proc/\(process)/task") else { return 0 }
  defer { closedir(folder) }
  var count = 0
  while readdir(folder) != nil { count += 1 }
  return max(0, count - 2)
}
