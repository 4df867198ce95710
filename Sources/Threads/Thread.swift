import Glibc

/// A POSIX thread. Blocking code (libfcgi, libpq, libcurl) runs on these, never on Swift's cooperative pool.
public struct Thread: @unchecked Sendable {
  let handle: pthread_t

  /// Starts `body` on a thread of its own with a stack of 512 KiB.
  public static func start(_ body: @escaping @Sendable () -> Void) -> Thread {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 10)
    defer { pthread_attr_destroy(&attributes) }
    var handle = pthread_t()
    let box = Unmanaged.passRetained(Body(body)).toOpaque()
    let code = pthread_create(&handle, &attributes, { pointer in
      Unmanaged<Body>.fromOpaque(pointer!).takeRetainedValue().run()
      return nil
    }, box)
    precondition(code == 0, "pthread_create failed with \(code)")
    return Thread(handle: handle)
  }

  public func join() { pthread_join(handle, nil) }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Blocks `signals` in this thread and all that it starts from now on; take them with `waitForSignal`.
public func blockSignals(_ signals: [Int32]) {
  var set = signalSet(signals)
  pthread_sigmask(SIG_BLOCK, &set, nil)
}

/// Waits until one of the blocked `signals` arrives and says which.
public func waitForSignal(_ signals: [Int32]) -> Int32 {
  var set = signalSet(signals)
  var number: Int32 = 0
  while sigwait(&set, &number) != 0 {}
  return number
}

private func signalSet(_ signals: [Int32]) -> sigset_t {
  var set = sigset_t()
  sigemptyset(&set)
  for number in signals { sigaddset(&set, number) }
  return set
}
