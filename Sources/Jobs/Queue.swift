import JSON
import Postgres
import Threads

/// Swift names for the SQL functions of schema `jobs`. Each is one transaction, guarded by the lease: what comes too late changes nothing.
public struct Queue: Sendable {
  public let worker: String
  private let pool: Pool
  /// Hears after how many seconds a job that was given back is due again.
  var whenGivenBack: @Sendable (Double) -> Void = { _ in }

  public init(worker: String, pool: Pool) {
    self.worker = worker
    self.pool = pool
  }

  public func register() throws { _ = try once("register_worker($1)", [.text(worker)]) }

  public func lease(_ count: Int) throws -> [Lease] {
    try pool.borrow(wait: 5) { connection in
      let rows = try connection.run(Statement("jobs_lease", "select jobs.lease($1, $2::int)"), [.text(worker), Parameter(count)])
      return (0..<rows.count).compactMap { row in
        rows.text(row, 0).flatMap { try? JSONValue(parsing: $0) }.flatMap { Lease($0) }
      }
    }
  }

  /// How many of the jobs are still ours.
  public func heartbeat(_ jobs: [String]) throws -> Int {
    let list = "{\(jobs.joined(separator: ","))}"
    return Int(try once("heartbeat($1, $2::uuid[])", [.text(worker), .text(list)]) ?? "") ?? 0
  }

  public func reap() throws -> Int { Int(try once("reap()", []) ?? "") ?? 0 }
  public func sweep() throws -> JSONValue { try JSONValue(parsing: try once("sweep()", []) ?? "null") }
  /// Whether any row still names a blob.
  public func isNamed(_ sha256: String) throws -> Bool { try once("blob_is_named($1)", [.text(sha256)]) == "t" }

  /// 0 when a call to the provider may go out now, else the seconds to wait.
  public func takeToken(_ provider: String) throws -> Double { Double(try call("take_token($1)", [.text(provider)]) ?? "") ?? 0 }

  public func release(_ job: Lease, after seconds: Double, note: String) throws {
    _ = try call("release($1::uuid, $2, $3::float8, $4)", [.text(job.jobID), .text(worker), Parameter(seconds), .text(note)])
    whenGivenBack(seconds)
  }

  public func beginSubmit(_ job: Lease, tokenHash: [UInt8]) throws -> Bool {
    try flag("begin_submit($1::uuid, $2, $3::bytea)", [.text(job.jobID), .text(worker), .bytes(tokenHash)])
  }

  public func markSubmitted(_ job: Lease, providerJobID: String, pollAfter seconds: Double) throws -> Bool {
    defer { whenGivenBack(seconds) }
    return try flag(
      "mark_submitted($1::uuid, $2, $3, $4::float8)", [.text(job.jobID), .text(worker), .text(providerJobID), Parameter(seconds)])
  }

  public func markProgress(_ job: Lease, _ progress: Double?, pollAfter seconds: Double) throws {
    let progress = progress.map { Parameter($0) } ?? .null
    _ = try call("mark_progress($1::uuid, $2, $3::real, $4::float8)", [.text(job.jobID), .text(worker), progress, Parameter(seconds)])
    whenGivenBack(seconds)
  }

  public func markReconciling(_ job: Lease, note: String, checkAfter seconds: Double) throws {
    _ = try call("mark_reconciling($1::uuid, $2, $3, $4::float8)", [.text(job.jobID), .text(worker), .text(note), Parameter(seconds)])
    whenGivenBack(seconds)
  }

  public func complete(_ job: Lease, _ result: JSONValue) throws -> Bool {
    try flag("complete_generation($1::uuid, $2, $3::jsonb)", [.text(job.jobID), .text(worker), .text(result.text)])
  }

  public func fail(_ job: Lease, _ failure: JobFailure) throws -> Bool {
    try flag(
      "fail_generation($1::uuid, $2, $3, $4, $5, $6)",
      [.text(job.jobID), .text(worker), .text(failure.code), .text(failure.detail), .text(failure.message), .text(failure.internalText)])
  }

  /// The rows of a function that gives JSON.
  func set(_ function: String) throws -> [JSONValue] {
    try pool.borrow(wait: 5) { connection in
      let rows = try connection.run(Statement("jobs_" + function.prefix { $0 != "(" }, "select jobs.\(function)"), [])
      return (0..<rows.count).compactMap { row in rows.text(row, 0).flatMap { try? JSONValue(parsing: $0) } }
    }
  }

  private func flag(_ function: String, _ parameters: [Parameter]) throws -> Bool { try call(function, parameters) == "t" }

  /// What a job has learned exists only in its thread, so its calls outlast a restart of the database. All of them may be repeated.
  func call(_ function: String, _ parameters: [Parameter]) throws -> String? {
    try persist { try once(function, parameters) }
  }

  func once(_ function: String, _ parameters: [Parameter]) throws -> String? {
    let name = "jobs_" + function.prefix { $0 != "(" }
    return try pool.borrow(wait: 5) { try $0.run(Statement(name, "select jobs.\(function)"), parameters).first }
  }
}

/// Keeps trying while the database is away: what the provider has told us must not be lost for a restart of Postgres.
func persist<Result>(for seconds: Double = 60, _ body: () throws -> Result) throws -> Result {
  let start = monotonicSeconds()
  var attempt = 0
  while true {
    do { return try body() } catch let error as DatabaseError where error.isPassing && monotonicSeconds() - start < seconds {
      attempt += 1
      pause(Backoff(base: 0.05, longest: 2).seconds(attempt: attempt))
    }
  }
}

extension DatabaseError {
  /// Gone by itself after a while: the connection, the number of connections, a deadlock.
  var isPassing: Bool { isConnectionLost || ["53300", "40001", "40P01", "55P03"].contains(sqlstate) }
}
