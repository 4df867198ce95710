import JSON

/// How the stand-in behaves to everybody; the admin endpoint changes it.
struct Behaviour: Sendable {
  /// Shares of jobs, 0 to 1, that get a fault word by chance.
  var rates: [FaultWord: Double] = [:]
  /// Seconds from creation to result, from and to, by kind.
  var delays: [Medium: ClosedRange<Double>] = [.image: 1...2, .video: 3...5, .audio: 1...2, .text: 0.3...0.6]
  /// Creations that kie takes within so many seconds.
  var kieCreations = 20
  var kieWindow = 10.0
  /// kie answers errors with HTTP 200 and the code in the body, or with the code as status as well.
  var mirrorKieCodes = false
  /// For so many seconds after creation kie does not know the task yet.
  var kieBlindSeconds = 0.0
  /// Life of a result's address.
  var fileSeconds = 86_400.0
  /// Refuse requests without a key. Off by default: an installation without keys talks to the stand-in without one.
  var requireKey = false
  /// Draw in an eighth of the detail, for load tests.
  var quick = false
  /// What is left on the account; nil is without end.
  var kieCredits: Double? = nil
  /// What the key may still use; nil is without a cap.
  var kieKeyCap: Double? = nil
  /// Dollars that are left on the other accounts; nil is without end.
  var runwareDollars: Double? = nil
  var lovableDollars: Double? = nil
  /// Tasks that Runware works on at a time, and requests that the chat gateway takes in a minute.
  var runwareQueue = Int.max
  var lovableRequests = Int.max

  mutating func apply(_ change: JSONObject) -> String? {
    for (name, value) in change.members {
      switch name {
      case "rates":
        for (word, rate) in value.object?.members ?? [] {
          guard let word = FaultWord(rawValue: word), let rate = rate.number, (0...1).contains(rate) else { return "rates.\(word) is unknown or not within 0 and 1" }
          rates[word] = rate
        }
      case "delays":
        for (kind, range) in value.object?.members ?? [] {
          guard let medium = Medium(rawValue: kind), let from = range[0]?.number, let to = range[1]?.number, from >= 0, to >= from else {
            return "delays.\(kind) must be [from, to] in seconds"
          }
          delays[medium] = from...to
        }
      case "kie_creations": kieCreations = Int(value.integer ?? Int64(kieCreations))
      case "kie_window_seconds": kieWindow = value.number ?? kieWindow
      case "mirror_kie_codes": mirrorKieCodes = value.bool ?? mirrorKieCodes
      case "kie_blind_seconds": kieBlindSeconds = value.number ?? kieBlindSeconds
      case "file_seconds": fileSeconds = value.number ?? fileSeconds
      case "require_key": requireKey = value.bool ?? requireKey
      case "quick": quick = value.bool ?? quick
      case "kie_credits": kieCredits = value.number
      case "kie_key_cap": kieKeyCap = value.number
      case "runware_dollars": runwareDollars = value.number
      case "lovable_dollars": lovableDollars = value.number
      case "runware_queue": runwareQueue = value.integer.map { Int($0) } ?? .max
      case "lovable_requests": lovableRequests = value.integer.map { Int($0) } ?? .max
      default: return "unknown setting \(name)"
      }
    }
    return nil
  }

  var json: JSONValue {
    var rates = JSONObject(), delays = JSONObject()
    for word in FaultWord.allCases { rates[word.rawValue] = .real(self.rates[word] ?? 0) }
    for medium in Medium.allCases { delays[medium.rawValue] = [.real(self.delays[medium]!.lowerBound), .real(self.delays[medium]!.upperBound)] }
    return [
      "rates": .object(rates), "delays": .object(delays), "kie_creations": .integer(Int64(kieCreations)), "kie_window_seconds": .real(kieWindow),
      "mirror_kie_codes": .bool(mirrorKieCodes), "kie_blind_seconds": .real(kieBlindSeconds), "file_seconds": .real(fileSeconds),
      "require_key": .bool(requireKey), "quick": .bool(quick), "kie_credits": kieCredits.map { .real($0) } ?? .null, "kie_key_cap": kieKeyCap.map { .real($0) } ?? .null,
      "runware_dollars": runwareDollars.map { .real($0) } ?? .null, "lovable_dollars": lovableDollars.map { .real($0) } ?? .null,
      "runware_queue": runwareQueue == .max ? .null : .integer(Int64(runwareQueue)), "lovable_requests": lovableRequests == .max ? .null : .integer(Int64(lovableRequests)),
    ]
  }
}
