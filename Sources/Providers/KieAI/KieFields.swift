import JSON

/// Fields that the families write in different ways: numbers as texts, lists as texts that hold JSON, names in two spellings.
enum KieFields {
  static func integer(_ value: JSONValue?) -> Int? {
    guard let value else { return nil }
    if let number = value.integer ?? value.string.flatMap({ Int64($0) }) { return Int(exactly: number) }
    return nil
  }

  static func share(_ value: JSONValue?, of whole: Double) -> Double? {
    guard let number = value?.number ?? value?.string.flatMap(Double.init), number.isFinite else { return nil }
    return min(max(number / whole, 0), 1)
  }

  /// The addresses in a list, in a text that holds a list, or in a plain text; empty ones are none.
  static func addresses(_ value: JSONValue?) -> [String] {
    switch value {
    case .array(let items): return items.flatMap { addresses($0["resultUrl"] ?? $0) }
    case .string(let text) where text.hasPrefix("["): return addresses(try? JSONValue(parsing: text))
    case .string(let text): return text.isEmpty ? [] : [text]
    default: return []
    }
  }

  /// An object, or a text that holds one.
  static func object(_ value: JSONValue?) -> JSONValue? {
    guard let text = value?.string else { return value }
    return try? JSONValue(parsing: text)
  }

  static func failure(_ record: JSONValue) -> KieState {
    .failed(code: integer(record["errorCode"]) ?? 501, words: record["errorMessage"]?.string ?? "")
  }

  /// The families with a `successFlag`: 0 is under way, 1 is success, 2 and 3 are failures.
  static func flagged(_ record: JSONValue, results: [String]) -> KieState {
    switch integer(record["successFlag"]) {
    case 1: .results(results)
    case 2, 3: failure(record)
    default: .running(nil)
    }
  }

  /// What the record says it cost, in US dollars: a credit of theirs is half a cent. Undocumented, but seen on finished records.
  static func cost(_ record: JSONValue) -> String? {
    let credits = record["creditsConsumed"] ?? record["consumeCredits"] ?? record["response"]?["creditsConsumed"]
    return credits?.number.flatMap { decimalText($0 * 0.005) }
  }
}
