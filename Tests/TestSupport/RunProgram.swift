import Glibc
import Processes

/// Runs a program to its end, its output appended to the file `log`.
/// - Throws: `TestTrouble` when it does not succeed.
public func runProgram(_ command: [String], log: String = "/dev/null") throws {
  let child = try startProgram(command, log: log)
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  guard status == 0 else { throw TestTrouble("\(command.joined(separator: " ")) did not succeed; see \(log)") }
}

/// Starts a program in a process group of its own. It inherits nothing of this process but the search path.
@discardableResult
public func startProgram(_ command: [String], log: String = "/dev/null") throws -> pid_t {
  let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
  defer { close(output) }
  return try spawn(command, environment: ["PATH=" + (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"), "LC_ALL=C.UTF-8"], output: output)
}
