import JSON

/// How one task stands, by everything that an answer says about it. Each result has an item of its own, and the finished ones come first.
struct RunwareStanding {
  var results: [(name: String, item: Results.Item, seed: Int64?, cost: Double?)] = []
  var problems: [RunwareProblem]
  var isWorking = false
  var progress: Double?
  private let wanted: Int
  private let isMentioned: Bool

  init(_ task: RunwareBatch.Task, in json: JSONValue) {
    wanted = task.results
    problems = Runware.problems(in: json, of: task.id)
    let items = Runware.items(in: json, of: task.id)
    isMentioned = !items.isEmpty || !problems.isEmpty
    var seen: Set<String> = []
    for item in items {
      switch item["status"]?.string ?? "success" {
      case "success":
        guard let result = Runware.result(of: item) else { continue }
        let name = Runware.identity(of: item) ?? "\(seen.count)"
        if seen.insert(name).inserted { results.append((name, result, item["seed"]?.integer, item["cost"]?.number)) }
      // Both words are in use for the same state; its problem is among the problems.
      case "error", "failed": break
      default:
        isWorking = true
        progress = item["progress"]?.number.map { max(progress ?? 0, $0) } ?? progress
      }
    }
    let ended = !items.isEmpty && problems.isEmpty && items.allSatisfy { $0["status"] == "success" }
    if ended, results.isEmpty { problems = [RunwareProblem(code: "empty", message: "success without a result: \(excerpt(items[0].bytes))", isBadAnswer: true)] }
  }

  var isUnknown: Bool { results.isEmpty && !isWorking && !problems.isEmpty && problems.allSatisfy(\.isUnknownTask) }
  var isSilent: Bool { !isMentioned }
  /// The official clients end at the first error as well.
  var isFinal: Bool { results.count >= wanted || !isWorking && !problems.isEmpty }
}
