/// Status and `Content-Range` of an answer with rows.
public struct Outcome: Sendable, Equatable {
  public var status: Int
  public var contentRange: String

  /// - Throws: PGRST116 when one object was asked for and there is not exactly one row, PGRST103 when the page starts past the end.
  public init(page: Int, total: Int?, offset: Int, _ preferences: Preferences) throws(RestError) {
    if preferences.format == .object, page != 1 {
      throw RestError(
        406, "PGRST116", "Cannot coerce the result to a single JSON object", details: "The result contains \(page) rows")
    }
    if let total, offset > total {
      throw RestError(
        416, "PGRST103", "Requested range not satisfiable",
        details: "An offset of \(offset) was requested, but there are only \(total) rows.")
    }
    let rows = page == 0 ? "*" : "\(offset)-\(offset + page - 1)"
    contentRange = "\(rows)/\(total.map(String.init) ?? "*")"
    status = total.map { page < $0 ? 206 : 200 } ?? 200
  }
}
