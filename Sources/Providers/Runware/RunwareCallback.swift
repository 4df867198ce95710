import JSON

extension Runware {
  /// The tasks that a callback is about. Runware signs nothing: the token in the address is all that speaks for it.
  public static func tasks(of callback: JSONValue) -> [String] {
    let items = (callback["data"]?.array ?? []) + (callback["errors"]?.array ?? [])
    var seen: Set<String> = []
    return items.compactMap { $0["taskUUID"]?.string }.filter { seen.insert($0).inserted }
  }
}
