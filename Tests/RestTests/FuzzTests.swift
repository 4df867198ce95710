import Testing
@testable import Rest

/// Random texts over the grammar's own words: every one either compiles or is refused with a client's error; none stops the process.
@Test("Hostile queries are answered or refused, never a fault")
func fuzz() throws {
  let words = [
    "select=", "order=", "limit=", "or=(", "and=(", "not.", "eq.", "in.(", "is.null", "like.", "fts(", "(", ")", "))", ",", ".", ":", "::", "->", "->>",
    "&", "=", "!inner", "!", "*", "...", "\"", "\\", "%22", "%00", "%", "%5C", "{", "}", "id", "status", "settings", "users", "shared_content", "generations",
    "0", "-1", "99999999999999999999", "é", " ", "+", "'", ";", "--", "$1", "text", "any", "any).", "and(", "or(", "users.", "\u{1F600}",
  ]
  var state: UInt64 = 42
  func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
  var understood = 0
  for _ in 0..<20_000 {
    let query = (0...random(12)).map { _ in words[random(words.count)] }.joined()
    do {
      let (sql, parameters) = try compiled("generations", query)
      understood += 1
      #expect(!sql.contains("--") && !sql.contains(";") || sql.contains("AS \""), "\(query) -> \(sql)")
      for number in 1...parameters.count { #expect(sql.contains("$\(number)"), "\(query) -> \(sql)") }
    } catch let error as RestError { #expect((300..<500).contains(error.status), "\(query)") }
  }
  #expect(understood > 50)
}

@Test("Deep nesting and long lists are refused before they cost anything")
func depth() {
  let queries = [
    "or=" + String(repeating: "(or", count: 500), "or=(" + String(repeating: "and(", count: 500) + "id.eq.1" + String(repeating: ")", count: 501),
    "select=" + String(repeating: "users(", count: 400), "id=in.(" + Array(repeating: "1", count: 5_000).joined(separator: ",") + ")",
    Array(repeating: "id=eq.1", count: 60).joined(separator: "&"), "or=(" + Array(repeating: "id.eq.1", count: 60).joined(separator: ",") + ")",
    "select=" + String(repeating: "a->", count: 300) + "b", "x=" + String(repeating: "a", count: 20_000),
  ]
  for query in queries { #expect(throws: RestError.self, "\(query.prefix(60))") { try compiled("generations", query) } }
}
