import Glibc
import HTTPClient

/// Fetches a result: within its size, from public addresses, over a few redirects that are checked like the first address.
struct Download {
  let client: Client
  let isSandbox: Bool
  let limit: Int
  /// Asks for a fresh address when the first has died.
  let renewed: () -> String?

  /// - Throws: a `JobFailure` when it stays out of reach after three attempts.
  func fetch(_ address: String, to file: String) throws(JobFailure) {
    var target = address, attempt = 0
    while true {
      let problem: Problem
      do { return try once(target, to: file) } catch { problem = error }
      attempt += 1
      guard !problem.isFinal, attempt < 3 else { throw .badResult("\(problem.text); \(attempt) attempts") }
      Log.warning("download failed", ("reason", .string(problem.text)))
      if problem.isGone, let fresh = renewed() {
        target = fresh
      } else if case .expired = problem {
        throw .badResult("\(problem.text), and there is no other address")
      } else {
        pause(Backoff(base: 0.3, longest: 4).seconds(attempt: attempt))
      }
    }
  }

  private enum Problem: Error {
    /// Another attempt may succeed.
    case passing(String)
    /// Results may appear on the provider's file host a moment after it says so.
    case missing
    /// The address has died; its provider may give another.
    case expired(Int)
    case final(String)

    var isGone: Bool {
      switch self {
      case .missing, .expired: true
      default: false
      }
    }

    var isFinal: Bool { if case .final = self { true } else { false } }

    var text: String {
      switch self {
      case .passing(let text), .final(let text): "download: \(text)"
      case .missing: "download: HTTP 404"
      case .expired(let status): "download: HTTP \(status)"
      }
    }
  }

  private func once(_ address: String, to file: String) throws(Problem) {
    var target = address
    for _ in 0..<4 {
      let response = try get(target, file)
      switch response.status {
      case 200: return
      case 301, 302, 303, 307, 308:
        guard let next = response.header("location"), next.hasPrefix("http") else { throw .final("redirect to nowhere") }
        target = next
      case 408, 429, 500...599: throw .passing("HTTP \(response.status)")
      case 404: throw .missing
      case 401, 403, 410: throw .expired(response.status)
      default: throw .final("HTTP \(response.status)")
      }
    }
    throw .final("too many redirects")
  }

  private func get(_ address: String, _ file: String) throws(Problem) -> HTTPResponse {
    let pin: String?
    do { pin = try AddressRules.check(address, isSandbox: isSandbox) } catch { throw .final(error.internalText) }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .final("cannot write \(file)") }
    defer { close(descriptor) }
    let request = HTTPRequest("GET", address, timeout: 120, maximumBytes: limit, pinnedAddress: pin)
    do { return try client.download(request, to: descriptor) } catch {
      if case .tooLarge = error { throw .final("more than \(limit) bytes") }
      throw .passing("\(error)")
    }
  }
}
