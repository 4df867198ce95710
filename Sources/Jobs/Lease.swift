import JSON
import Threads

/// A job that is ours for half a minute, and longer as long as the heartbeat says so.
public struct Lease: Sendable {
  public enum Phase: String, Sendable {
    case queued
    /// The intent to send is committed; whether it was sent is not known.
    case submitting
    case submitted
    /// Sent, perhaps accepted; the answer got lost.
    case reconciling
  }

  public let jobID: String
  public let attempt: Int
  public let kind: String
  public let phase: Phase
  public let generation: JSONValue
  public let inputs: [JSONValue]

  init?(_ json: JSONValue) {
    guard let jobID = json["job_id"]?.string, let phase = json["phase"]?.string.flatMap(Phase.init), let generation = json["generation"]
    else { return nil }
    self.jobID = jobID
    self.phase = phase
    self.generation = generation
    attempt = Int(json["attempt"]?.integer ?? 0)
    kind = json["kind"]?.string ?? "generation"
    inputs = json["inputs"]?.array ?? []
  }

  public var generationID: String { generation["id"]?.string ?? "" }
  public var provider: String { generation["provider"]?.string ?? "" }
  public var outputs: Int { Int(generation["output_count"]?.integer ?? 1) }
  public var providerJobID: String? { generation["job_id"]?.string.flatMap { $0.isEmpty ? nil : $0 } }
  public var isCancelRequested: Bool { generation["cancel_requested_at"].map { !$0.isNull } ?? false }

  /// Seconds since the provider accepted it.
  public var age: Double { seconds(since: "polling_started_at") ?? 0 }
  public var isOverdue: Bool { (seconds(since: "deadline_at") ?? -1) > 0 }

  /// Seconds until the deadline.
  public var left: Double { -(seconds(since: "deadline_at") ?? -.infinity) }

  private func seconds(since field: String) -> Double? {
    generation[field]?.string.flatMap(secondsSince1970).map { wallSeconds() - $0 }
  }
}
