/// How a model or a provider does, in words for operators.
public enum Health: String, Sendable, CaseIterable {
  case healthy, degraded, down, unknown

  /// By what became of orders. A single fault takes nobody down; nine of ten is well; and whatever succeeded last is not down.
  public init(completed: Int, faults: Int, isFailing: Bool) {
    let all = completed + faults
    if all == 0 {
      self = .unknown
    } else if completed * 10 >= all * 9 {
      self = .healthy
    } else {
      self = isFailing && faults >= 3 && completed * 2 < all ? .down : .degraded
    }
  }

  /// By the last probes, the newest first: one that failed may be chance, two are not.
  public init(probes: [Bool]) {
    switch probes.first {
    case nil: self = .unknown
    case true?: self = .healthy
    case false?: self = probes.dropFirst().first == false ? .down : .degraded
    }
  }

  /// The worse of two opinions; who knows nothing has none.
  public func worse(_ other: Health) -> Health {
    let order: [Health] = [.unknown, .healthy, .degraded, .down]
    return (order.firstIndex(of: self) ?? 0) < (order.firstIndex(of: other) ?? 0) ? other : self
  }
}
