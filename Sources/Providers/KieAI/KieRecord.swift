import JSON

extension KieAI {
  /// The task's record, from where its family keeps it.
  public func ask(_ job: ProviderJob, over wire: some Wire) -> Answer {
    guard let family = KieFamily.of(job.endpoint) else {
      return .failed(ProviderFailure(.account, "kie: no family has the endpoint \(job.endpoint ?? "")"))
    }
    do {
      let url = "\(baseURL)\(family.record)?taskId=\(percentEncoded(job.id))"
      return read(try wire.exchange("GET", url, key: key, timeout: 15), of: job, in: family)
    } catch {
      return .trouble(error, retryAfter: nil)
    }
  }

  private func read(_ reply: Reply, of job: ProviderJob, in family: KieFamily) -> Answer {
    let code = Self.verdict(reply), words = Self.words(reply.json)
    switch code {
    case 200:
      guard let record = reply.json["data"], record.object != nil else { return missing(job) }
      return answer(from: record, of: job, in: family)
    case 404, 422: return missing(job)
    case 429: return .trouble(.overLimit, retryAfter: reply.retryAfter)
    case 401, 402, 403, 433: return .failed(Self.failure(code: code, words: words))
    default: return .trouble(.refused("kie \(code): \(words)"), retryAfter: reply.retryAfter)
    }
  }

  /// A task just made may be unknown for a while (seen by a maintained client: up to 90 s).
  private func missing(_ job: ProviderJob) -> Answer { job.age < 90 ? .pending(progress: nil) : .unknown }

  private func answer(from record: JSONValue, of job: ProviderJob, in family: KieFamily) -> Answer {
    // Another task's record in place of ours must not move anything.
    if let id = (record["taskId"] ?? record["task_id"])?.string, id != job.id {
      return .trouble(.badAnswer("record of another task \(id)"), retryAfter: nil)
    }
    switch family.read(record) {
    case .running(let progress): return .pending(progress: progress)
    case .done(let addresses): return .finished(Results(addresses.map { .address($0) }, costUSD: KieFields.cost(record)))
    case .failed(let code, let words): return .failed(Self.failure(code: code, words: words))
    case .damaged: return .failed(ProviderFailure(.badAnswer, "kie: success without results: \(excerpt(record.bytes))"))
    }
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
