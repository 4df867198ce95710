/// A refusal in PostgREST's words: `{"code","message","details","hint"}` and an HTTP status.
public struct RestError: Error, Sendable, Equatable {
  public var status: Int
  public var code: String
  public var message: String
  public var details: String?
  public var hint: String?

  public init(_ status: Int, _ code: String, _ message: String, details: String? = nil, hint: String? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.details = details
    self.hint = hint
  }

  static func syntax(_ part: String, _ text: some Collection<UInt8>, at offset: Int, expecting: String) -> RestError {
    RestError(
      400, "PGRST100", "\"failed to parse \(part) (\(shortened(text)))\" (line 1, column \(offset + 1))",
      details: "unexpected \(unexpected(text, offset)) expecting \(expecting)")
  }

  static func limit(_ what: String) -> RestError { RestError(400, "PGRST100", "The query has too many \(what)") }
  static func unsupported(_ what: String) -> RestError { RestError(400, "PGRST127", "Feature not implemented", details: what) }
  static func unknownColumn(_ column: String, of table: String) -> RestError {
    RestError(400, "42703", "column \(table).\(column) does not exist")
  }
}

private func shortened(_ text: some Collection<UInt8>) -> String {
  String(decoding: text.prefix(200), as: UTF8.self) + (text.count > 200 ? "…" : "")
}

private func unexpected(_ text: some Collection<UInt8>, _ offset: Int) -> String {
  let rest = String(decoding: text.dropFirst(offset).prefix(4), as: UTF8.self)
  return rest.first.map { "\"\($0)\"" } ?? "end of input"
}
