/// A word in square brackets at the start of a prompt that makes this one job go wrong in its own way.
enum FaultWord: String, Sendable, CaseIterable {
  /// The provider breaks down.
  case fail
  /// The provider's content rules.
  case refuse
  /// It never ends.
  case hold
  /// `[slow 20]`: it takes so many seconds.
  case slow
  /// Every callback comes twice.
  case dup
  /// Callbacks that nobody of ours sent come as well.
  case forge
  /// Accepted and worked on, but the answer to the creation never arrives.
  case lost
  /// No callback comes.
  case drop
  /// `[late 30]`: the callback comes so many seconds after the end.
  case late
  /// The callback comes before the answer to the creation.
  case early
  /// A job's callbacks come in reverse order.
  case reorder
  /// Callbacks without a signature.
  case unsigned
  /// Callbacks with a wrong signature.
  case badSignature = "bad-signature"
  /// Success without results.
  case empty
  /// Of several results only half come; of one, none.
  case partial
  /// The result's bytes are no media.
  case garbage
  /// The result's file breaks off in the middle.
  case cut
  /// The result is a file of another kind.
  case wrongType = "wrong-type"
  /// The result's file is far larger than any result.
  case huge
  /// The result's address dies at once; kie gives a fresh one when asked.
  case expired
  /// The result's address leads nowhere.
  case deadLink = "dead-link"
}

struct Faults: Sendable, Equatable {
  var words: Set<FaultWord> = []
  var slowSeconds: Double?
  var lateSeconds = 0.0

  func has(_ word: FaultWord) -> Bool { words.contains(word) }

  /// Takes the words off the front of `prompt`; what remains is what the picture shows.
  static func taken(from prompt: String) -> (Faults, String) {
    var faults = Faults(), rest = prompt.trimmed
    while rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
      let inside = rest[rest.index(after: rest.startIndex)..<end].split(separator: " ")
      guard let first = inside.first, let word = FaultWord(rawValue: first.lowercased()) else { break }
      faults.words.insert(word)
      if word == .late { faults.lateSeconds = inside.count > 1 ? Double(inside[1]).map { min(max($0, 0), 86_400) } ?? 30 : 30 }
      if word == .slow { faults.slowSeconds = inside.count > 1 ? Double(inside[1]).map { min(max($0, 0), 86_400) } : 20 }
      rest = rest[rest.index(after: end)...].trimmed
    }
    return (faults, rest)
  }
}

extension StringProtocol {
  var trimmed: String {
    let space: (Character) -> Bool = { $0.isWhitespace }
    guard let start = firstIndex(where: { !space($0) }), let end = lastIndex(where: { !space($0) }) else { return "" }
    return String(self[start...end])
  }
}
