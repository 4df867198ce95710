import Postgres
import TestSupport
import Testing
import Threads

@Suite("A server that restarts", .serialized) struct RestartTests {
  @Test("leaves connections that are stale, and a pool never lends one") func stale() throws {
    let cluster = try ScratchCluster()
    let connection = try cluster.connect()
    #expect(!connection.isStale)
    let pool = Pool(cluster.info("postgres", "postgres"), capacity: 3)
    let before = try together(3, on: pool)
    #expect(Set(before).count == 3 && pool.inUse == 0)

    try cluster.restart()
    #expect(connection.isStale)
    let after = try together(3, on: pool)
    #expect(Set(after).count == 3 && Set(after).isDisjoint(with: before))
    #expect(pool.inUse == 0)
    withExtendedLifetime(cluster) {}
  }

  @Test("fails a statement that was under way, and the pool is whole again") func underWay() throws {
    let cluster = try ScratchCluster()
    let pool = Pool(cluster.info("postgres", "postgres"), capacity: 1)
    #expect(throws: DatabaseError.self) {
      try pool.borrow { connection in
        try connection.execute("begin")
        try cluster.restart()
        try connection.execute("select 1")
      }
    }
    #expect(pool.inUse == 0)
    #expect(try pool.borrow { try $0.execute("select 1").first } == "1")
    withExtendedLifetime(cluster) {}
  }

  /// Backends that answer while all of them are lent at once.
  private func together(_ count: Int, on pool: Pool) throws -> [Int32] {
    let lent = Monitor<[Int32]>([]), errors = Monitor<[String]>([])
    let threads = (0..<count).map { _ in
      Thread.start {
        do {
          try pool.borrow(wait: 10) { connection in
            try connection.execute("select 1")
            lent.change { $0.append(connection.processID) }
            _ = lent.wait(seconds: 10) { $0.count == count ? true : nil }
          }
        } catch { errors.change { $0.append("\(error)") } }
      }
    }
    for thread in threads { thread.join() }
    #expect(errors.with { $0 } == [])
    return lent.with { $0 }
  }
}
