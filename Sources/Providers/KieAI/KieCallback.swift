import JSON
import Secrets

extension KieAI {
  /// The task that a callback is about. The id stands in one of three places, by family.
  public static func task(of callback: JSONValue) -> String? {
    callback["data"]?["taskId"]?.string ?? callback["data"]?["task_id"]?.string ?? callback["taskId"]?.string
  }

  /// Whether the signature is theirs and at most five minutes old. It does not cover the body: a hint, never a proof of a result.
  public static func isSigned(task: String, timestamp: String, signature: String, key: String, now: Double) -> Bool {
    guard let sent = Double(timestamp), abs(now - sent) <= 300, let given = base64Decoded(signature.utf8) else { return false }
    return constantTimeEqual(given, hmacSHA256(key: key.utf8, "\(task).\(timestamp)".utf8))
  }
}
