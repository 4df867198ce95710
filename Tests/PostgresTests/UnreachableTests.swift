import Postgres
import Testing

@Suite("A server that is not there") struct UnreachableTests {
  @Test("gives an error, each time, and nothing is freed twice") func error() {
    for _ in 0..<3 {
      #expect(throws: DatabaseError.self) { _ = try Connection("host=/nonexistent dbname=none user=none") }
    }
  }
}
