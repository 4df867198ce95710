import CFastCGI
import Glibc

/// What one thread of a server waits for: a request on the connection that it keeps, else a new connection, or the wish to stop.
///
/// No signal wakes anybody: libfcgi's own accept closes a connection whose first bytes are not there yet when one comes
/// (libfcgi 2.4.2, os_unix.c, is_af_unix_keeper), and a read would be cut short. So libfcgi is asked to read only when there is
/// something to read, and never accepts.
struct Arrivals: ~Copyable {
  private let listener: Int32
  private let stop: Int32
  /// Wakes for a new connection or the wish to stop; the listening socket wakes one thread of all, not every one.
  private let set: Int32

  /// - Parameters:
  ///   - listener: a listening socket that does not block, since another thread or process may take the connection first.
  ///   - stop: a descriptor that becomes readable when the server stops, and stays so.
  init(listener: Int32, stop: Int32) {
    self.listener = listener
    self.stop = stop
    set = epoll_create1(Int32(EPOLL_CLOEXEC))
    var connection = epoll_event(events: EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue, data: epoll_data_t(fd: listener))
    var end = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: stop))
    precondition(
      set >= 0 && epoll_ctl(set, EPOLL_CTL_ADD, listener, &connection) == 0 && epoll_ctl(set, EPOLL_CTL_ADD, stop, &end) == 0,
      "cannot wait for connections: \(String(cString: strerror(errno)))")
  }

  deinit { close(set) }

  /// Waits until the exchange has a connection with something to read.
  /// - Returns: false when the server stops and nobody waits for an answer from this thread.
  borrowing func wait(for exchange: borrowing Exchange) -> Bool {
    while true {
      if exchange.connection >= 0 {
        if arrives(on: exchange.connection) { return true }
        exchange.hangUp()
      }
      guard connectionWaits() else { return false }
      let connection = accept(listener, nil, nil)
      if connection >= 0 {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        exchange.take(connection)
        // Who has connected will ask: the wish to stop comes too late for this one.
        if isReadable(connection, milliseconds: 2_000) { return true }
        exchange.hangUp()
      } else if ![EAGAIN, EINTR, ECONNABORTED].contains(errno) {
        // Out of descriptors or memory: others will give some back.
        usleep(10_000)
      }
    }
  }

  /// Waits for bytes or the end of a kept connection; false when the server stops and nothing has come.
  private borrowing func arrives(on connection: Int32) -> Bool {
    while true {
      var waiting = [pollfd(fd: connection, events: Int16(POLLIN), revents: 0), pollfd(fd: stop, events: Int16(POLLIN), revents: 0)]
      guard poll(&waiting, 2, -1) > 0 else { continue }
      if waiting[0].revents != 0 { return true }
      if waiting[1].revents != 0 { return false }
    }
  }

  private borrowing func connectionWaits() -> Bool {
    while true {
      var event = epoll_event()
      guard epoll_wait(set, &event, 1, -1) > 0 else { continue }
      return !isReadable(stop, milliseconds: 0)
    }
  }

  private borrowing func isReadable(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&waiting, 1, milliseconds)
      if count >= 0 { return count > 0 }
    }
  }
}
