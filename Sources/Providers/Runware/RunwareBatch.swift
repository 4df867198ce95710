/// The tasks that an order is sent as. The first has the generation's own id; further ones have ids that follow from it, so that all of them
/// can be asked about by whoever knows the order.
struct RunwareBatch {
  struct Task {
    var id: String
    var results: Int
  }

  var tasks: [Task]

  /// A task gives up to 20 pictures (providers.md §2.5). No source gives a model of films or sounds that makes more than one per task.
  init(_ id: String, kind: String, outputs: Int) {
    let most = kind == "image" ? 20 : 1
    var left = max(1, outputs)
    tasks = []
    while left > 0 {
      tasks.append(Task(id: RunwareBatch.id(id, part: tasks.count), results: min(left, most)))
      left -= most
    }
  }

  /// The last byte tells the parts apart; a UUID v4 stays one.
  private static func id(_ id: String, part: Int) -> String {
    guard part > 0, let last = UInt8(id.suffix(2), radix: 16) else { return id }
    let digits = String(last ^ UInt8(truncatingIfNeeded: part), radix: 16)
    return id.dropLast(2) + (digits.count == 1 ? "0" : "") + digits
  }
}
