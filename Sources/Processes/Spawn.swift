import CProcess
import Glibc

/// Starts `command` (an absolute path and its arguments) in a process group of its own, with default signals, the three standard
/// descriptors and no other of ours. Without `input` it reads /dev/null; without `errors` they go where the output goes.
public func spawn(
  _ command: [String], environment: [String] = [], folder: String? = nil, input: Int32? = nil, output: Int32, errors: Int32? = nil
) throws(ProcessProblem) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if let input {
    posix_spawn_file_actions_adddup2(&actions, input, 0)
  } else {
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  }
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  posix_spawn_file_actions_adddup2(&actions, errors ?? output, 2)
  shim_close_from(&actions, 3)
  if let folder { shim_change_folder(&actions, folder) }

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t(), all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setpgroup(&attributes, 0)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

  var child = pid_t()
  let code = withTexts(command) { arguments in
    withTexts(environment) { variables in posix_spawn(&child, command[0], &actions, &attributes, arguments, variables) }
  }
  guard code == 0 else { throw ProcessProblem(code: code) }
  return child
}

/// The child could not be started at all: no descriptors, no processes, or no such program.
public struct ProcessProblem: Error, Sendable, CustomStringConvertible {
  public let code: Int32
  public var description: String { "cannot start a process: \(String(cString: strerror(code)))" }
}

/// Runs `body` with a C array of C texts that ends in nil.
private func withTexts<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
