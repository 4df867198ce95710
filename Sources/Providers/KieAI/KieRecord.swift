import JSON

extension KieAI {
  /// `GET /api/v1/jobs/recordInfo`.
  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer {
    do {
      let url = "\(baseURL)/api/v1/jobs/recordInfo?taskId=\(percentEncoded(job.id))"
      let reply = try wire.exchange("GET", url, key: key, timeout: 15)
      return read(reply, of: job)
    } catch {
      return .trouble(error, retryAfter: nil)
    }
  }

  private func read(_ reply: Reply, of job: ProviderJob) -> Answer {
    let code = Self.verdict(reply), words = Self.words(reply.json)
    switch code {
    case 200:
      guard let record = reply.json["data"], record.object != nil else { return missing(job) }
      return state(of: record, job)
    case 404, 422: return missing(job)
    case 429: return .trouble(.overLimit, retryAfter: reply.retryAfter)
    case 401, 402, 403, 433: return .failed(Self.failure(code: code, words: words))
    default: return .trouble(.refused("kie \(code): \(words)"), retryAfter: reply.retryAfter)
    }
  }

  /// A task just made may be unknown for a while (seen by a maintained client: up to 90 s).
  private func missing(_ job: ProviderJob) -> Answer { job.age < 90 ? .pending(progress: nil) : .unknown }

  private func state(of record: JSONValue, _ job: ProviderJob) -> Answer {
    // Another task's record in place of ours must not move anything.
    if let id = record["taskId"]?.string, id != job.id { return .trouble(.badAnswer("record of another task \(id)"), retryAfter: nil) }
    switch record["state"]?.string {
    case "success": return results(of: record)
    case "fail", "failed":
      let code = record["failCode"].flatMap { $0.integer ?? $0.string.flatMap { Int64($0) } } ?? 501
      return .failed(Self.failure(code: Int(code), words: record["failMsg"]?.string ?? ""))
    // waiting, queuing, generating, and any word that they add: wait until the deadline.
    default: return .pending(progress: record["progress"]?.number.map { min(max($0 / 100, 0), 1) })
    }
  }

  private func results(of record: JSONValue) -> Answer {
    guard let text = record["resultJson"]?.string, let result = try? JSONValue(parsing: text) else {
      return .failed(ProviderFailure(.badAnswer, "kie: success, but resultJson is not JSON: \(excerpt(record.bytes))"))
    }
    let addresses = (result["resultUrls"]?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
    guard !addresses.isEmpty else { return .failed(ProviderFailure(.badAnswer, "kie: success without results: \(text.prefix(200))")) }
    // A credit of theirs is half a cent.
    let cost = record["creditsConsumed"]?.number.flatMap { decimalText($0 * 0.005) }
    return .finished(Results(addresses.map { .address($0) }, costUSD: cost))
  }
}

func percentEncoded(_ text: String) -> String {
  var output = ""
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: output.append(Character(UnicodeScalar(byte)))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      output += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return output
}

/// A small positive amount with at most six decimals, never in scientific notation.
func decimalText(_ amount: Double) -> String? {
  guard amount.isFinite, amount >= 0, amount < 1e6 else { return nil }
  let millionths = Int64((amount * 1e6).rounded())
  let fraction = String(millionths % 1_000_000)
  return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
}
