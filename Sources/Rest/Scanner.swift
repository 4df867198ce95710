/// Reads a decoded text byte by byte; every parser of the grammar stands on it.
struct Scanner {
  let part: String
  let text: [UInt8]
  var place = 0

  init(_ part: String, _ text: [UInt8]) {
    self.part = part
    self.text = text
  }

  var isAtEnd: Bool { place >= text.count }
  var next: UInt8? { place < text.count ? text[place] : nil }

  func failure(_ expecting: String) -> RestError { .syntax(part, text, at: place, expecting: expecting) }

  mutating func skipBlanks() {
    while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == UInt8(ascii: "\n") { place += 1 }
  }

  func isNext(_ word: StaticString) -> Bool {
    guard text.count - place >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount where text[place + index] != word.utf8Start[index] { return false }
    return true
  }

  mutating func take(_ word: StaticString) -> Bool {
    guard isNext(word) else { return false }
    place += word.utf8CodeUnitCount
    return true
  }

  mutating func expect(_ word: StaticString) throws(RestError) {
    guard take(word) else { throw failure("\"\(word)\"") }
  }

  func expectEnd() throws(RestError) {
    guard isAtEnd else { throw failure("end of input") }
  }

  /// A name: letters, digits, `_`, `$`, inner blanks and inner `-` (not the arrow of a JSON path), or quoted text.
  mutating func name() throws(RestError) -> String {
    skipBlanks()
    if next == UInt8(ascii: "\"") { return try quoted() }
    let start = place
    var end = place
    while let byte = next {
      if isNameByte(byte) {
        place += 1
        end = place
      } else if byte == UInt8(ascii: " ") {
        place += 1
      } else if byte == UInt8(ascii: "-"), place + 1 < text.count, text[place + 1] != UInt8(ascii: ">"), place > start {
        place += 1
        end = place
      } else {
        break
      }
    }
    guard end > start else { throw failure("a name") }
    guard end - start <= 128 else { throw failure("a shorter name") }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// Text between double quotes; `\` takes the next character as it is.
  mutating func quoted() throws(RestError) -> String {
    try expect("\"")
    var bytes: [UInt8] = []
    while let byte = next {
      place += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), let escaped = next {
        bytes.append(escaped)
        place += 1
      } else {
        bytes.append(byte)
      }
    }
    throw failure("\"\\\"\"")
  }

  /// A column with its JSON path.
  mutating func field() throws(RestError) -> Field {
    var field = Field(name: try name())
    field.path = try path()
    return field
  }

  mutating func path() throws(RestError) -> [Field.Step] {
    var steps: [Field.Step] = []
    while take("->") {
      guard steps.count < Limits.jsonPath else { throw .limit("steps in a JSON path") }
      let asText = take(">")
      if let index = integer() { steps.append(.init(key: .index(index), asText: asText)) } else {
        steps.append(.init(key: .name(try name()), asText: asText))
      }
    }
    return steps
  }

  /// A whole number that is not the start of a longer word.
  private mutating func integer() -> Int? {
    var end = place
    if end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
    let digits = end
    while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
    guard end > digits, end - digits <= 9, end == text.count || !isNameByte(text[end]) else { return nil }
    defer { place = end }
    return Int(String(decoding: text[place..<end], as: UTF8.self))
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
  default: false
  }
}
