import Glibc

/// Sleeps; a signal does not shorten it.
func pause(_ seconds: Double) {
  var left = timespec()
  left.tv_sec = Int(seconds)
  left.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
  var asked = left
  while nanosleep(&asked, &left) != 0 && errno == EINTR { asked = left }
}
