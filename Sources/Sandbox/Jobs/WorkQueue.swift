import Threads

/// A bounded number of threads that do what is queued, each piece not before its time.
final class WorkQueue: Sendable {
  private struct Item: Sendable { var due: Double; var body: @Sendable () -> Void }
  private let items = Monitor<[Item]>([])
  private let threads: Int

  init(threads: Int) { self.threads = threads }

  func start() {
    for _ in 0..<threads {
      _ = Thread.start { [self] in
        while true { step() }
      }
    }
  }

  func add(after seconds: Double = 0, _ body: @escaping @Sendable () -> Void) {
    items.change { $0.append(Item(due: monotonicSeconds() + seconds, body: body)) }
  }

  var waiting: Int { items.with { $0.count } }

  private func step() {
    let next = items.with { $0.map(\.due).min() }
    let pause = next.map { max(0.001, $0 - monotonicSeconds()) } ?? 5
    let item: Item? = items.wait(seconds: min(pause, 5)) { items in
      let now = monotonicSeconds()
      return items.firstIndex { $0.due <= now }.map { items.remove(at: $0) }
    }
    item?.body()
  }
}
