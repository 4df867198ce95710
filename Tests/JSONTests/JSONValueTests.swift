import JSON
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("keeps the order of keys, slashes and the kinds of numbers")
  func roundTrip() throws {
    let text = #"{"b":1,"a":[true,null,"x/y é 🙂"],"c":0.5,"d":-9007199254740993}"#
    #expect(try JSONValue(parsing: text).text == text)
  }

  @Test("refuses what is not JSON", arguments: [
    "", "{", "[1,]", "{\"a\":1,\"a\":2}", "nul", "\"\\u0000\"", "1 2", "{\"a\":NaN}", "[1e999]", "'x'", "\u{FEFF}{}",
  ])
  func malformed(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test("refuses invalid UTF-8")
  func invalidUTF8() { #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) } }

  @Test("refuses nesting beyond the limit before it costs anything, and takes the limit itself")
  func depth() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONValue(parsing: nested(65)) }
    #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONValue(parsing: nested(1_000_000)) }
    _ = try JSONValue(parsing: nested(64))
    _ = try JSONValue(parsing: #""[[[[""#)
  }

  @Test("writes decimals verbatim and control characters escaped")
  func writing() {
    #expect((["cost": .decimal("0.0300"), "t": "a\u{1}\n\"\\"] as JSONValue).text == #"{"cost":0.0300,"t":"a\u0001\n\"\\"}"#)
  }
}
