import Postgres
import TestSupport
import Testing
import Threads

@Suite("Orders at the same moment") struct ParallelTests {
  let database: ScratchDatabase
  let connection: Connection

  init() throws {
    database = try ScratchDatabase(.people)
    connection = try database.connect()
  }

  @Test("twenty of 75 on 500 credits: six are accepted") func overdraft() throws {
    let claims = try ask("select test.claims('ada')")
    let answers = together(20) { _ in "select api.start_generation('\(claims)', test.ord(75))" }
    #expect(answers.count { $0.contains("Not enough credits") } == 14)
    #expect(try ask("select count(*) from generations") == "6")
    #expect(try ask("select test.balance('ada')") == "50")
    #expect(try ask("select count(*) from ledger_drift()") == "0")
  }

  @Test("fifty with one key: one charge and fifty equal answers") func sameKey() throws {
    let claims = try ask("select test.claims('bob')")
    let answers = together(50) { _ in "select api.start_generation('\(claims)', test.ord(5, 'one key'))::jsonb - 'replayed'" }
    #expect(answers.count == 50 && Set(answers).count == 1)
    #expect(try ask("select test.balance('bob')") == "95")
  }

  @Test("failing, cancelling and closing one generation: one refund") func refunds() throws {
    let claims = try ask("select test.claims('bob')")
    let id = try ask("select test.start('bob', 5)")
    let job = try ask("select j ->> 'job_id' from jobs.lease('w', 50) j where j #>> '{generation,id}' = '\(id)'")
    _ = together(17) { number in
      switch number {
      case 0: "select api.cancel_generation('\(claims)', '\(id)')"
      case 1...8: "select jobs.fail_generation('\(job)', 'w', 'E004', 'refused', 'No.', null)"
      default: "update generations set status = 'failed' where id = '\(id)' and status in ('pending', 'processing')"
      }
    }
    #expect(try ask("select count(*) from credit_transactions where generation_id = '\(id)' and transaction_type = 'refund'") == "1")
    #expect(try ask("select test.balance('bob')") == "100")
  }

  @Test("forty refreshes of one session: one rotation, the others are forgiven") func refreshes() throws {
    let session = try ask("select test.claims('ada') ->> 'session_id'")
    let answers = together(40) { _ in "select api.refresh_session('\(session)', 1, 10) ->> 'outcome'" }
    #expect(answers.count { $0 == "rotated" } == 1 && answers.count { $0 == "active" } == 39)
  }

  private func ask(_ sql: String) throws -> String { try connection.execute(sql).first ?? "" }

  /// Runs statements at the same moment, each on a connection of its own; what each answered.
  private func together(_ count: Int, _ sql: @escaping @Sendable (Int) -> String) -> [String] {
    let answers = Monitor<[String]>([]), ready = Monitor(0), database = database
    let threads = (0..<count).map { number in
      Thread.start {
        let answer: String
        do {
          let connection = try database.connect()
          ready.change { $0 += 1 }
          _ = ready.wait(seconds: 30) { $0 == count ? true : nil }
          answer = try connection.execute(sql(number)).first ?? ""
        } catch { answer = "\(error)" }
        answers.change { $0.append(answer) }
      }
    }
    for thread in threads { thread.join() }
    return answers.with { $0 }
  }
}
