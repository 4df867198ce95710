/// How long to wait before the next attempt: doubled each time, with jitter, so that many that failed together do not return together.
struct Backoff {
  var base = 0.5
  var longest = 30.0

  func seconds(attempt: Int) -> Double {
    let full = min(longest, base * Double(1 << min(max(attempt, 0), 16)))
    return full * Double.random(in: 0.5...1)
  }
}
