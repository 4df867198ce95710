import Glibc
import JSON
import Providers
import Testing
import Threads

@testable import Jobs

extension WorkerTests {
  @Test("a burst of five hundred orders of twenty people keeps to the provider's limit, and everybody gets on alike")
  func burst() throws {
    // kie.ai's 20 in 10 s, forty times as fast.
    let most = 40, window = 0.5
    let sent = Monitor<[(generation: String, at: Double)]>([])
    let provider = PretendProvider(submit: { order, _ in
      sent.with { $0.append((order.id, monotonicSeconds())) }
      return .accepted(order.id)
    })
    let people = try (0..<20).map { _ in try Ada() }
    var owner: [String: Int] = [:]
    // The first ones order in blocks: a queue by age alone would let the last wait for all of them.
    for (index, person) in people.enumerated() { for _ in 0..<25 { owner[try person.order(deadline: 600, cost: "0.01")] = index } }
    try people[0].query("insert into jobs.limits (provider, most, seconds) values ('pretend', 40, 0.5)")
    defer { _ = try? people[0].query("delete from jobs.limits where provider = 'pretend'") }
    try withWorker(provider, threads: 8) { _ in
      let start = monotonicSeconds()
      while provider.submissions < 500, monotonicSeconds() - start < 120 { usleep(20_000) }
    }
    let all = sent.with { $0 }, times = all.map(\.at)
    #expect(all.count == 500 && Set(all.map(\.generation)).count == 500)
    let closest = zip(times, times.dropFirst(most)).map { $1 - $0 }.min() ?? 0
    #expect(closest >= window, "41 orders within \(closest) s")
    var served = [Int](repeating: 0, count: people.count)
    for order in all.prefix(250) { served[owner[order.generation] ?? 0] += 1 }
    print("after half of 500 orders of 20 people each had \(served.min()!) to \(served.max()!) of 12.5; the closest 41 orders took \(closest) s of \(window); \((times.last! - times.first!)) s in all")
    #expect(served.min()! >= 8 && served.max()! <= 17)
  }
}
