import Threads

/// Names that providers have given to input media of orders that still wait for leave to go out, so that waiting uploads nothing twice.
public final class PlacedInputs: Sendable {
  private struct Entry: Sendable {
    var names: [String: String]
    var since: Double
  }

  private let entries = Monitor<[String: Entry]>([:])

  public init() {}

  /// The name of `reference` in the order of a generation; `place` makes it the first time.
  func name(of reference: String, in generation: String, place: () throws -> String) rethrows -> String {
    if let known = entries.with({ $0[generation]?.names[reference] }) { return known }
    let name = try place()
    entries.with { entries in
      let now = monotonicSeconds()
      // Another worker may have sent what this one has prepared.
      if entries.count > 1000 { entries = entries.filter { $0.value.since > now - 600 } }
      entries[generation, default: Entry(names: [:], since: now)].names[reference] = name
    }
    return name
  }

  func forget(_ generation: String) { entries.with { $0[generation] = nil } }
}
