import Glibc

/// Starts `command` in a process group of its own, with default signals, `input` as descriptor 0 and `output` as 1 and 2.
/// setpriv makes the kernel send `deathSignal` when the supervisor dies, so that nothing outlives it.
func spawn(_ command: [String], environment: [String], input: Int32?, output: Int32, deathSignal: Int32) -> pid_t? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if let input {
    posix_spawn_file_actions_adddup2(&actions, input, 0)
  } else {
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  }
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  posix_spawn_file_actions_adddup2(&actions, output, 2)

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

  let full = ["/usr/bin/setpriv", "--pdeathsig", signalNames[deathSignal] ?? "KILL", "--"] + command
  var process: pid_t = 0
  let code = withTexts(full) { arguments in
    withTexts(environment) { variables in posix_spawn(&process, full[0], &actions, &attributes, arguments, variables) }
  }
  return code == 0 ? process : nil
}

private let signalNames = [SIGTERM: "TERM", SIGINT: "INT", SIGQUIT: "QUIT"]

/// Runs `body` with a C array of C texts that ends in nil.
private func withTexts<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

/// The number of threads of a process; 0 when it is gone.
func threadCount(_ process: pid_t) -> Int {
  guard let folder = opendir("/proc/\(process)/task") else { return 0 }
  defer { closedir(folder) }
  var count = 0
  while readdir(folder) != nil { count += 1 }
  return max(0, count - 2)
}
