/// One `key=value` of a query string, decoded.
public struct Pair: Sendable, Equatable {
  public var key: [UInt8]
  public var value: [UInt8]
  /// Set when the value is a plain comparison such as `eq.5`: its operand, which is no part of the query's shape.
  public var operand: String?
}

/// A query string split and decoded, and its shape: what stays the same when only compared values change.
public struct QueryString: Sendable {
  public private(set) var pairs: [Pair] = []
  /// The raw text with every operand of a plain comparison left out.
  public private(set) var shape: [UInt8] = []

  /// Splits first, decodes after: an encoded `&` or `=` belongs to its value.
  /// - Throws: PGRST100 for a broken percent escape, invalid UTF-8 or NUL.
  public init(_ raw: UnsafeRawBufferPointer) throws(RestError) {
    guard raw.count <= Limits.queryBytes else { throw RestError(414, "PGRST100", "The query string is too long") }
    shape.reserveCapacity(raw.count)
    var start = 0
    while start < raw.count {
      var end = start, equals = -1
      while end < raw.count, raw[end] != UInt8(ascii: "&") {
        if equals < 0, raw[end] == UInt8(ascii: "=") { equals = end }
        end += 1
      }
      if end > start { try add(raw, start, equals < 0 ? end : equals, end) }
      start = end + 1
    }
  }

  public init(_ raw: String) throws(RestError) {
    let bytes = Array(raw.utf8)
    var result: Result<QueryString, RestError> = .failure(.limit("parts"))
    bytes.withUnsafeBytes { buffer in
      do throws(RestError) { result = .success(try QueryString(buffer)) } catch { result = .failure(error) }
    }
    self = try result.get()
  }

  private mutating func add(_ raw: UnsafeRawBufferPointer, _ start: Int, _ equals: Int, _ end: Int) throws(RestError) {
    guard pairs.count < Limits.pairs else { throw .limit("parts") }
    let valueStart = min(equals + 1, end)
    let prefix = isOrdinaryKey(raw, start, equals) ? comparisonPrefix(raw, valueStart, end) : 0
    shape.append(UInt8(ascii: "&"))
    shape.append(contentsOf: raw[start..<(prefix > 0 ? valueStart + prefix : end)])
    // No raw query holds this byte undecoded, so two shapes cannot be mistaken for each other.
    if prefix > 0 { shape.append(0) }
    let key = try decoded(raw, start, equals)
    let value = try decoded(raw, valueStart, end)
    let operand = prefix > 0 ? String(decoding: value.dropFirst(prefix), as: UTF8.self) : nil
    pairs.append(Pair(key: key, value: value, operand: operand))
  }
}

/// Percent escapes and `+` undone.
private func decoded(_ raw: UnsafeRawBufferPointer, _ start: Int, _ end: Int) throws(RestError) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(end - start)
  var place = start, ascii = true
  while place < end {
    var byte = raw[place]
    if byte == UInt8(ascii: "%") {
      guard place + 2 < end, let high = nibble(raw[place + 1]), let low = nibble(raw[place + 2]) else {
        throw RestError(400, "PGRST100", "The query string holds a broken percent escape")
      }
      byte = high << 4 | low
      place += 2
    } else if byte == UInt8(ascii: "+") {
      byte = UInt8(ascii: " ")
    }
    guard byte != 0 else { throw RestError(400, "PGRST100", "The query string holds a NUL character") }
    if byte >= 0x80 { ascii = false }
    output.append(byte)
    place += 1
  }
  guard ascii || String(validating: output, as: UTF8.self) != nil else {
    throw RestError(400, "PGRST100", "The query string is not UTF-8")
  }
  return output
}

private func nibble(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

/// The length of `eq.` and its kind at the start of a value, 0 when it is something else.
private func comparisonPrefix(_ raw: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
  for word in comparisons where end - start >= word.count {
    var equal = true
    for index in 0..<word.count where raw[start + index] != word[index] {
      equal = false
      break
    }
    if equal { return word.count }
  }
  return 0
}

private let comparisons: [[UInt8]] = ["eq.", "neq.", "gt.", "gte.", "lt.", "lte."].map { Array($0.utf8) }

/// Whether the raw key can only be a filter on a column: its last part is no reserved word, nothing in it is escaped.
private func isOrdinaryKey(_ raw: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
  var last = start
  for place in start..<end {
    switch raw[place] {
    case UInt8(ascii: "."): last = place + 1
    case UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "\""): return false
    default: break
    }
  }
  return !reserved.contains { word in
    word.count == end - last && (0..<word.count).allSatisfy { raw[last + $0] == word[$0] }
  }
}

private let reserved: [[UInt8]] = ["select", "columns", "on_conflict", "order", "limit", "offset", "and", "or"].map { Array($0.utf8) }
