import Glibc

/// RFC 3339 in UTC with milliseconds.
func timestamp(_ seconds: Double) -> String {
  var whole = time_t(seconds), parts = tm()
  gmtime_r(&whole, &parts)
  func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let thousandths = String(Int(seconds * 1000) % 1000 + 1000).dropFirst()
  return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(thousandths)Z"
}
