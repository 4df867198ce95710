/// What a request asks for beside its query: the `Prefer`, `Accept` and `Range` headers.
public struct Preferences: Sendable, Hashable {
  public enum Format: String, Sendable { case array, object, csv }
  public enum Count: String, Sendable { case exact, planned, estimated }
  public enum Return: String, Sendable { case representation, minimal, headersOnly = "headers-only" }
  public enum Resolution: String, Sendable {
    case merge = "merge-duplicates"
    case ignore = "ignore-duplicates"
  }

  public var format = Format.array
  public var isStripped = false
  public var count: Count?
  public var returning: Return?
  public var resolution: Resolution?
  public var missingIsDefault = false
  public var isStrict = false
  public var maxAffected: Int?
  /// The rows of a `Range` header, first and last.
  public var range: ClosedRange<Int>?
  public var isHead = false
  public private(set) var applied: [String] = []

  /// - Throws: PGRST107 for a format that we do not make, PGRST122 for an unknown preference under `handling=strict`, PGRST103 for a bad range.
  public init(prefer: String? = nil, accept: String? = nil, range: String? = nil) throws(RestError) {
    if let accept { try take(accept: accept) }
    if let prefer { try take(prefer: prefer) }
    if let range { try take(range: range) }
  }

  public var contentType: String {
    switch (format, isStripped) {
    case (.array, false): "application/json; charset=utf-8"
    case (.array, true): "application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8"
    case (.object, false): "application/vnd.pgrst.object+json; charset=utf-8"
    case (.object, true): "application/vnd.pgrst.object+json;nulls=stripped; charset=utf-8"
    case (.csv, _): "text/csv; charset=utf-8"
    }
  }

  private mutating func take(accept: String) throws(RestError) {
    for range in accept.split(separator: ",") {
      let parts = range.split(separator: ";").map { trimmed($0).lowercased() }
      switch parts.first {
      case "*/*", "application/*", "application/json", "application/vnd.pgrst.array+json", "application/vnd.pgrst.array": format = .array
      case "application/vnd.pgrst.object+json", "application/vnd.pgrst.object": format = .object
      case "text/csv", "text/*": format = .csv
      default: continue
      }
      isStripped = parts.contains("nulls=stripped")
      return
    }
    throw RestError(406, "PGRST107", "None of these media types are available: \(accept.prefix(200))")
  }

  private mutating func take(prefer: String) throws(RestError) {
    var unknown: [String] = []
    for part in prefer.split(separator: ",").map({ trimmed($0) }) where !part.isEmpty {
      if take(preference: part) { applied.append(part) } else { unknown.append(part) }
    }
    if isStrict, !unknown.isEmpty {
      throw RestError(
        400, "PGRST122", "Invalid preferences given with handling=strict", details: "Invalid preferences: \(unknown.joined(separator: ", ").prefix(200))")
    }
    if !isStrict { maxAffected = nil }
  }

  private mutating func take(preference: String) -> Bool {
    guard let equals = preference.firstIndex(of: "=") else { return false }
    let value = String(preference[preference.index(after: equals)...])
    switch preference[..<equals] {
    case "count": count = Count(rawValue: value)
    case "return": returning = Return(rawValue: value)
    case "resolution": resolution = Resolution(rawValue: value)
    case "missing": missingIsDefault = value == "default"
    case "handling": isStrict = value == "strict"
    case "max-affected": maxAffected = Int(value)
    default: return false
    }
    return true
  }

  private mutating func take(range text: String) throws(RestError) {
    let plain = text.hasPrefix("items=") ? text.dropFirst(6) : text[...]
    let parts = plain.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), first >= 0 else { return }
    let last = parts[1].isEmpty ? Int(Int32.max) : Int(parts[1]) ?? -1
    guard last >= first else {
      throw RestError(
        416, "PGRST103", "Requested range not satisfiable", details: "The lower boundary must be lower than or equal to the upper boundary in the Range header.")
    }
    range = first...min(last, Int(Int32.max))
  }
}

private func trimmed(_ text: some StringProtocol) -> String {
  var text = text[...]
  while text.first == " " || text.first == "\t" { text = text.dropFirst() }
  while text.last == " " || text.last == "\t" { text = text.dropLast() }
  return String(text)
}
