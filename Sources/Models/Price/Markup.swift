import Domain

/// What an installation adds to the providers' prices: a factor for all, or for one provider in its place. None by default.
public struct Markup: Sendable, Equatable {
  private let factors: [String: String]

  public static let none = Markup(unchecked: [:])

  private init(unchecked factors: [String: String]) { self.factors = factors }

  /// Factors as decimal text, such as `1.2`, by provider or for `all`. Nil where one is no positive decimal or names nobody.
  public init?(_ factors: [String: String]) {
    let names = Set(ProviderID.allCases.map(\.rawValue) + ["all"])
    for (name, factor) in factors {
      guard names.contains(name), let value = Fraction(factor), value.numerator > 0 else { return nil }
    }
    self.factors = factors
  }

  /// Nil where nothing is added.
  func factor(_ provider: ProviderID) -> String? {
    let factor = factors[provider.rawValue] ?? factors["all"]
    return factor.flatMap { Fraction($0) } == .one ? nil : factor
  }
}
