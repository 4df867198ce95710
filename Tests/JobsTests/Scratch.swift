import Glibc
import JSON
import Postgres
import TestSupport
import Threads

/// The database that these tests share, and a folder for what their workers write.
enum Scratch {
  static let database = Result { try ScratchDatabase() }
  static let folder = ScratchFolder()

  static func info(as role: String) throws -> String { try database.get().info(as: role) }
}

/// Ada with her credits, and what she orders.
struct Ada {
  let connection: Connection
  let claims: JSONValue

  init() throws {
    connection = try Scratch.database.get().connect()
    let email = "ada-\(UInt64.random(in: 0 ... .max))@example.test"
    let signUp = Statement("sign_up", "select api.sign_up($1, 'x', '{}', true, 'test', '127.0.0.1')")
    let made = try JSONValue(parsing: try connection.run(signUp, [.text(email)]).first ?? "")
    claims = [
      "sub": made["user"]?["id"] ?? nil, "session_id": made["session_id"] ?? nil, "role": "authenticated", "email": .string(email),
    ]
  }

  /// Starts a generation and gives its id.
  func order(_ prompt: String = "a red kite", provider: String = "pretend", deadline: Double = 60, outputs: Int = 1, cost: String = "2") throws -> String {
    let order: JSONValue = [
      "key": .string("k\(UInt64.random(in: 0 ... .max))"), "body_hash": "00", "model_id": "m", "model_record_id": "100@1", "model_name": "M",
      "provider": .string(provider), "type": "image", "prompt": .string(prompt), "settings": [:], "cost": .string(cost), "formula": "2",
      "registry_version": "v", "outputs": .integer(Int64(outputs)), "expected_seconds": 1, "deadline_seconds": .real(deadline), "sandbox": true,
      "max_running": 1000, "inputs": [],
    ]
    let answer = try JSONValue(parsing: try query("select api.start_generation($1::jsonb, $2::jsonb)", claims.text, order.text) ?? "")
    return answer["generation"]?["id"]?.string ?? ""
  }

  func row(_ id: String) throws -> JSONValue {
    try JSONValue(parsing: try query("select to_jsonb(g) from public.generations g where id = $1::uuid", id) ?? "null")
  }

  /// Waits for the end of a generation.
  func end(of id: String, seconds: Double = 15) throws -> JSONValue {
    let start = monotonicSeconds()
    while monotonicSeconds() - start < seconds {
      let row = try row(id)
      if ["completed", "failed"].contains(row["status"]?.string ?? "") { return row }
      usleep(5_000)
    }
    return try row(id)
  }

  /// What the ledger says about a generation: charges, refunds, and their sum.
  func books(_ id: String) throws -> String {
    try query(
      """
      select count(*) filter (where amount < 0) || ' charge, ' || count(*) filter (where amount > 0) || ' refund'
      from public.credit_transactions where generation_id = $1::uuid
      """, id) ?? ""
  }

  @discardableResult
  func query(_ sql: String, _ parameters: String...) throws -> String? {
    try connection.run(Statement("t\(sql.hashValue)", sql), parameters.map { .text($0) }).first
  }
}
