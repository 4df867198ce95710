import Glibc

/// Where a test may kill the worker, to show that nothing is lost or paid twice.
enum CrashPoint: String {
  case afterBeginSubmit = "after_begin_submit"
  case afterSend = "after_send"
  case afterStore = "after_store"
  case beforeComplete = "before_complete"
  case afterComplete = "after_complete"

  /// Ends the process at once when `ARTIFIO_CRASH_AT` names this point. Release builds have no such points.
  func pass() {
    #if DEBUG
      if CrashPoint.chosen == self { _exit(9) }
    #endif
  }

  #if DEBUG
    private static let chosen = getenv("ARTIFIO_CRASH_AT").flatMap { CrashPoint(rawValue: String(cString: $0)) }
  #endif
}
