import Glibc

/// Seconds since 1970 as RFC 3339 in UTC with milliseconds.
func timestamp(_ seconds: Double) -> String {
  var whole = time_t(seconds), parts = tm()
  gmtime_r(&whole, &parts)
  func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
  let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { padded($0, 2) }.joined(separator: "-")
  let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined(separator: ":")
  return "\(date)T\(clock).\(padded(Int((seconds - seconds.rounded(.down)) * 1000), 3))Z"
}

/// Seconds since 1970 of a timestamp as Postgres writes it into JSON (`2026-01-31T12:00:00.123456+00:00`); nil for anything else.
func secondsSince1970(_ text: String) -> Double? {
  let bytes = Array(text.utf8)
  guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
  func number(_ range: Range<Int>) -> Int32? { Int32(String(decoding: bytes[range], as: UTF8.self)) }
  guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
    let minute = number(14..<16), let second = number(17..<19)
  else { return nil }
  var parts = tm()
  parts.tm_year = year - 1900
  parts.tm_mon = month - 1
  parts.tm_mday = day
  parts.tm_hour = hour
  parts.tm_min = minute
  parts.tm_sec = second
  var end = 19
  while end < bytes.count, bytes[end] == UInt8(ascii: ".") || (0x30...0x39).contains(bytes[end]) { end += 1 }
  let fraction = end > 19 ? Double("0" + String(decoding: bytes[19..<end], as: UTF8.self)) ?? 0 : 0
  return Double(timegm(&parts)) + fraction - offset(bytes[end...])
}

private func offset(_ zone: ArraySlice<UInt8>) -> Double {
  let text = String(decoding: zone, as: UTF8.self)
  guard let sign = text.first, sign == "+" || sign == "-" else { return 0 }
  let parts = text.dropFirst().split(separator: ":").compactMap { Double($0) }
  let seconds = (parts.first ?? 0) * 3600 + (parts.count > 1 ? parts[1] : 0) * 60
  return sign == "-" ? -seconds : seconds
}
