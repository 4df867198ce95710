import Domain

/// Reads literals out of source text.
struct Reader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The whole text as one literal; nil when it is anything else.
  static func read(_ text: String) -> Literal? {
    var reader = Reader(text)
    guard let literal = try? reader.literal(), reader.isAtEnd else { return nil }
    return literal
  }

  mutating func literal(depth: Int = 0) throws(Failure) -> Literal {
    guard depth < 16, let first = next else { throw unexpected("a value") }
    switch first {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "["): return .list(try items(depth))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try numberOrRange()
    default: return try named(depth)
    }
  }

  /// Takes exactly these words, with any space between them.
  mutating func take(_ words: String...) throws(Failure) {
    for word in words { guard takeIf(word) else { throw unexpected("“\(word)”") } }
  }

  mutating func takeIf(_ word: String) -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  mutating func identifier() throws(Failure) -> String {
    skipSpace()
    let name = taking(isNamePart)
    guard !name.isEmpty else { throw unexpected("a name") }
    return name
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == bytes.count
    }
  }

  private mutating func items(_ depth: Int) throws(Failure) -> [Literal] {
    var items: [Literal] = []
    try take("[")
    while !takeIf("]") {
      items.append(try literal(depth: depth + 1))
      if !takeIf(",") {
        try take("]")
        break
      }
    }
    return items
  }

  private mutating func named(_ depth: Int) throws(Failure) -> Literal {
    _ = takeIf(".")
    let name = try identifier()
    switch name {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "nil": return .none
    default: return .call(name, next == UInt8(ascii: "(") ? try arguments(depth) : [])
    }
  }

  private mutating func arguments(_ depth: Int) throws(Failure) -> [Literal.Argument] {
    var arguments: [Literal.Argument] = []
    try take("(")
    while !takeIf(")") {
      arguments.append(Literal.Argument(label: label(), value: try literal(depth: depth + 1)))
      if !takeIf(",") {
        try take(")")
        break
      }
    }
    return arguments
  }

  private mutating func label() -> String? {
    skipSpace()
    let start = position, name = taking(isNamePart)
    if !name.isEmpty, takeIf(":") { return name }
    position = start
    return nil
  }

  private mutating func numberOrRange() throws(Failure) -> Literal {
    let low = try number()
    guard bytes[position...].starts(with: "...".utf8) else { return .number(low) }
    position += 3
    return .range(low, try number())
  }

  private mutating func number() throws(Failure) -> String {
    var text = takeIf("-") ? "-" : ""
    text += taking({ isDigit($0) || $0 == UInt8(ascii: "_") }).filter { $0 != "_" }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) {
      position += 1
      text += "." + taking(isDigit)
    }
    guard let last = text.utf8.last, isDigit(last) else { throw unexpected("a number") }
    return text
  }

  private mutating func string() throws(Failure) -> String {
    try take("\"")
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { text += try escape() } else { text.append(bytes[position]); position += 1 }
    }
    try take("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    for (written, meant) in [(#"\""#, "\""), (#"\\"#, "\\"), (#"\n"#, "\n")] where bytes[position...].starts(with: written.utf8) {
      position += written.utf8.count
      return Array(meant.utf8)
    }
    guard takeIf(#"\u{"#), let scalar = UInt32(taking({ $0 != UInt8(ascii: "}") }), radix: 16).flatMap(Unicode.Scalar.init), takeIf("}") else {
      throw unexpected("an escape")
    }
    return Array(String(scalar).utf8)
  }

  /// The next byte that is no space.
  private var next: UInt8? {
    mutating get {
      skipSpace()
      return position < bytes.count ? bytes[position] : nil
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func taking(_ accept: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, accept(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func unexpected(_ wanted: String) -> Failure {
    let line = bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
    return Failure(.invalidParameters, "line \(line): \(wanted) should stand here")
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// Names of types nest: `Payload.Constant`.
private func isNamePart(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
