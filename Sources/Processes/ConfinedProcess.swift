import CProcess
import Glibc
import Threads

/// A decoder in a process of its own: little memory, little time, small files, an empty environment, no descriptor of ours,
/// its own process group that is killed when the time is up. Whatever a hostile file does to it, it does it there.
public struct ConfinedProcess: Sendable {
  public struct Bounds: Sendable {
    /// Address space in bytes, processor seconds, largest file that it may write, wall-clock seconds, bytes of output kept.
    public var memory: Int
    public var processorSeconds: Int
    public var fileBytes: Int
    public var seconds: Double
    public var outputBytes: Int

    public init(memory: Int = 1 << 30, processorSeconds: Int = 10, fileBytes: Int = 64 << 20, seconds: Double = 10, outputBytes: Int = 1 << 20) {
      self.memory = memory
      self.processorSeconds = processorSeconds
      self.fileBytes = fileBytes
      self.seconds = seconds
      self.outputBytes = outputBytes
    }
  }

  public struct Result: Sendable {
    /// The exit code, or nil when a signal ended it.
    public var code: Int32?
    public var signal: Int32?
    public var timedOut: Bool
    public var output: [UInt8]
    public var errors: String
    public var succeeded: Bool { code == 0 }
    /// True when a limit, not the file's content, ended it.
    public var hitLimit: Bool { timedOut || [SIGXCPU, SIGXFSZ, SIGKILL, SIGABRT, SIGSEGV].contains(signal ?? 0) }
  }

  private let arguments: [String]
  private let bounds: Bounds

  /// `command` is an absolute path; the limits are set by util-linux's prlimit, which then becomes it.
  public init(_ command: String, _ arguments: [String], _ bounds: Bounds = Bounds()) {
    self.bounds = bounds
    self.arguments = [
      "/usr/bin/prlimit", "--as=\(bounds.memory)", "--cpu=\(bounds.processorSeconds)", "--fsize=\(bounds.fileBytes)", "--core=0", "--nofile=64", "--",
      command,
    ] + arguments
  }

  /// Runs it to its end, with `input` on its standard input.
  public func run(input: [UInt8] = []) throws(ProcessProblem) -> Result {
    var output: [Int32] = [0, 0], errors: [Int32] = [0, 0], feed: [Int32] = [0, 0]
    guard shim_pipe(&output) == 0 else { throw ProcessProblem(code: errno) }
    defer { close(output[0]) }
    guard shim_pipe(&errors) == 0 else { close(output[1]); throw ProcessProblem(code: errno) }
    defer { close(errors[0]) }
    guard shim_pipe(&feed) == 0 else { close(output[1]); close(errors[1]); throw ProcessProblem(code: errno) }
    let child: pid_t
    do throws(ProcessProblem) {
      // The child's ends are closed here before its output is read: only it may keep them open.
      defer { for descriptor in [feed[0], output[1], errors[1]] { close(descriptor) } }
      child = try spawn(arguments, folder: "/", input: feed[0], output: output[1], errors: errors[1])
    } catch {
      close(feed[1])
      throw error
    }
    return collect(child, feed: feed[1], output: output[0], errors: errors[0], input: input)
  }

  private func collect(_ child: pid_t, feed: Int32, output: Int32, errors: Int32, input: [UInt8]) -> Result {
    let deadline = monotonicSeconds() + bounds.seconds
    var texts: [[UInt8]] = [[], []]
    var open = [true, true], feedOpen = true, fed = 0, timedOut = false
    _ = fcntl(feed, F_SETFL, O_NONBLOCK)
    if input.isEmpty { close(feed); feedOpen = false }
    while open[0] || open[1] {
      let left = deadline - monotonicSeconds()
      guard left > 0 else { timedOut = true; break }
      var waits = [
        pollfd(fd: open[0] ? output : -1, events: Int16(POLLIN), revents: 0), pollfd(fd: open[1] ? errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: feedOpen ? feed : -1, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&waits, 3, Int32(left * 1000) + 1) > 0 else { continue }
      if waits[2].revents != 0 {
        let step = input.withUnsafeBytes { writeWithoutSignal(feed, $0.baseAddress! + fed, min(64 << 10, input.count - fed)) }
        if step > 0 { fed += step }
        if fed == input.count || (step < 0 && errno != EAGAIN && errno != EINTR) { close(feed); feedOpen = false }
      }
      for (index, descriptor) in [output, errors].enumerated() where waits[index].revents != 0 {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let got = read(descriptor, &buffer, buffer.count)
        if got > 0 { texts[index].append(contentsOf: buffer.prefix(min(got, max(0, bounds.outputBytes - texts[index].count)))) }
        else if got == 0 || errno != EINTR { open[index] = false }
      }
    }
    if feedOpen { close(feed) }
    let status = reap(child, deadline, &timedOut)
    let signal = status & 0x7F
    return Result(
      code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal, timedOut: timedOut, output: texts[0],
      errors: String(decoding: texts[1].prefix(4096), as: UTF8.self))
  }

  /// A child may close its outputs and go on; it, too, ends at the deadline. Its whole group goes with it.
  private func reap(_ child: pid_t, _ deadline: Double, _ timedOut: inout Bool) -> Int32 {
    var status: Int32 = 0
    while true {
      if timedOut { kill(-child, SIGKILL) }
      let got = waitpid(child, &status, timedOut ? 0 : WNOHANG)
      if got == child { break }
      if got < 0 && errno != EINTR { break }
      if monotonicSeconds() > deadline { timedOut = true } else { usleep(500) }
    }
    kill(-child, SIGKILL)
    return status
  }
}

/// A pipe whose reader has gone answers with SIGPIPE; the callers are programs that may not have turned it off.
private func writeWithoutSignal(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  var set = sigset_t(), old = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &set, &old)
  let step = write(descriptor, bytes, count)
  let code = errno
  if step < 0 && code == EPIPE {
    var now = timespec()
    sigtimedwait(&set, nil, &now)
  }
  pthread_sigmask(SIG_SETMASK, &old, nil)
  errno = code
  return step
}
