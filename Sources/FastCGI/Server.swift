import CFastCGI
import Glibc
import Synchronization
import Threads

/// A pool of threads that answer FastCGI requests from one listening socket.
///
/// With `fastcgi_keep_conn on`, nginx's idle connections pin `keepalive × worker_processes` threads in a read, so
/// `threads` must be at least that plus the concurrency wanted.
public final class Server: Sendable {
  /// What the threads are doing now.
  public struct Load: Sendable {
    public var threads: Int
    public var busy: Int
    public var served: UInt64
    /// The longest time that one request now under way has taken, in seconds.
    public var oldest: Double
  }

  /// What one thread does. The thread alone writes it, without a lock, and others look.
  private final class Slot: Sendable {
    /// Microseconds of the monotonic clock since when a request is under way; 0 while idle.
    let busySince = Atomic<UInt64>(0)
    let served = Atomic<UInt64>(0)
    let ended = Atomic<Bool>(false)
  }

  private let listener: Int32
  /// A pipe whose writing end is closed when the server stops: its reading end then says so to every thread.
  private let stop: (reading: Int32, writing: Int32)
  private let slots: [Slot]
  private let handle: @Sendable (borrowing Exchange) -> Void

  /// `listener` is a listening unix socket, by default the one inherited as descriptor 0 from the supervisor.
  public init(listener: Int32 = 0, threads: Int, handle: @escaping @Sendable (borrowing Exchange) -> Void) {
    self.listener = listener
    self.handle = handle
    slots = (0..<threads).map { _ in Slot() }
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no pipe: \(String(cString: strerror(errno)))")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stop = (ends[0], ends[1])
    // Two threads, or the responder that takes over, may be told of one connection.
    _ = fcntl(listener, F_SETFL, fcntl(listener, F_GETFL) | O_NONBLOCK)
  }

  public var load: Load {
    let now = monotonicSeconds()
    let busy = slots.map { $0.busySince.load(ordering: .relaxed) }.filter { $0 > 0 }
    return Load(
      threads: slots.count, busy: busy.count, served: slots.reduce(0) { $0 + $1.served.load(ordering: .relaxed) },
      oldest: busy.map { now - Double($0) / 1e6 }.max() ?? 0)
  }

  /// Serves until SIGTERM or SIGINT, then lets requests under way finish, at most `grace` seconds.
  /// Call it on the main thread before any other thread is started: the signals must be blocked everywhere.
  public func run(grace: Double = 30, started: () -> Void = {}) {
    blockSignals([SIGTERM, SIGINT])
    start()
    started()
    _ = waitForSignal([SIGTERM, SIGINT])
    close(stop.writing)
    let deadline = monotonicSeconds() + grace
    while monotonicSeconds() < deadline, !slots.allSatisfy({ $0.ended.load(ordering: .acquiring) }) { usleep(2_000) }
  }

  /// Starts the threads and returns; they serve until the server stops.
  public func start() {
    FCGX_Init()
    for slot in slots { _ = Thread.start { [self] in loop(slot) } }
  }

  private func loop(_ slot: Slot) {
    let exchange = Exchange()
    let arrivals = Arrivals(listener: listener, stop: stop.reading)
    while arrivals.wait(for: exchange) {
      guard exchange.readHead() else { continue }
      slot.busySince.store(UInt64(monotonicSeconds() * 1e6), ordering: .releasing)
      handle(exchange)
      exchange.finish()
      slot.busySince.store(0, ordering: .releasing)
      slot.served.wrappingAdd(1, ordering: .relaxed)
    }
    slot.ended.store(true, ordering: .releasing)
  }
}

/// Opens a listening unix socket at `path` (at most 107 bytes) with the given mode and backlog; replaces a stale file.
/// A full backlog would be an immediate 502 from nginx, so it is generous.
public func listenUnix(_ path: String, mode: mode_t = 0o660, backlog: Int32 = 1024) throws(SocketError) -> Int32 {
  guard path.utf8.count <= 107 else { throw SocketError(path: path, code: ENAMETOOLONG) }
  let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  guard descriptor >= 0 else { throw SocketError(path: path, code: errno) }
  unlink(path)
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  let bound = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
  }
  guard bound == 0, chmod(path, mode) == 0, listen(descriptor, backlog) == 0 else {
    let code = errno
    close(descriptor)
    throw SocketError(path: path, code: code)
  }
  return descriptor
}

public struct SocketError: Error, CustomStringConvertible {
  public let path: String
  public let code: Int32
  public var description: String { "cannot listen on \(path): \(String(cString: strerror(code)))" }
}
