import Domain
import JSON

/// What a generation costs, and how that comes about in words.
public struct Price: Sendable, Equatable {
  public let cost: Credits
  public let formula: String
}

extension Model {
  public func price(_ inputs: Inputs, pictures: [String: PictureSize] = [:], markup: Markup = .none) throws(Failure) -> Price {
    try price(settings: inputs.settings, pictures: pictures, markup: markup)
  }

  /// The price of checked settings: exact to the end, rounded up once to 0.01. What has no price is refused, never free.
  ///
  /// `pictures` holds the sizes of the pictures that are named in the settings, for models that charge by the size of the result.
  public func price(settings: JSONObject, pictures: [String: PictureSize] = [:], markup: Markup = .none) throws(Failure) -> Price {
    let sum = try Sum(Terms(model: self, settings: settings, pictures: pictures, markup: markup))
    guard sum.total.numerator > 0, let exact = sum.total.credits, let cost = exact.roundedUpToCharge() else { throw noPrice }
    let end = sum.total.isExactly(cost) ? "= \(cost)" : "= \(exact), rounded up to \(cost)"
    return Price(cost: cost, formula: (sum.words + [end]).joined(separator: " "))
  }

  /// One request at its starting values, before rounding: the specification's `baseCreditCost`. Nil when the price is not known.
  public var baseCreditCost: Credits? { baseCreditCost(markup: .none) }

  func baseCreditCost(markup: Markup) -> Credits? {
    var settings = JSONObject(inputs.compactMap { input in input.start.map { (key: input.name, value: $0) } })
    for input in inputs {
      guard case .ratio(let table) = input.kind, let size = table.sizes.first(where: { .string($0.ratio) == input.start }) else { continue }
      settings[table.width] = settings[table.width] ?? .integer(size.width)
      settings[table.height] = settings[table.height] ?? .integer(size.height)
    }
    return (try? Sum(Terms(model: self, settings: settings, markup: markup, isBase: true)))?.total.credits
  }

  /// Factor by value, for each parameter that has factors.
  public var costMultipliers: [(parameter: String, factors: [PriceRule.Row])] {
    price.compactMap { rule in
      guard case .multiplier(let parameter, let rows) = rule else { return nil }
      return (parameter, rows)
    }
  }

  var noPrice: Failure { Failure(.modelNotFound, "\(name) has no known price and is therefore not offered.") }
}

extension Fraction {
  fileprivate func isExactly(_ credits: Credits) -> Bool { self == Fraction(Int128(credits.tenThousandths), 10_000) }
}

/// (base or table) × multipliers × units × results + additions, with the words for it.
private struct Sum {
  private(set) var total: Fraction
  private(set) var words: [String]

  init(_ terms: Terms) throws(Failure) {
    let model = terms.model
    guard let base = try terms.base() else { throw model.noPrice }
    (total, words) = (base.value, [base.words])
    for rule in model.price {
      guard let factor = try terms.factor(rule) else { continue }
      guard let product = total.times(factor.value) else { throw terms.tooLarge }
      total = product
      words.append(factor.words)
    }
    for rule in model.price {
      guard let addition = try terms.addition(rule) else { continue }
      guard let sum = total.plus(addition.value) else { throw terms.tooLarge }
      total = sum
      words.append(addition.words)
    }
    guard let markup = terms.markup.factor(model.provider) else { return }
    guard let raised = Fraction(markup).flatMap(total.times) else { throw terms.tooLarge }
    total = raised
    words = ["(" + words.joined(separator: " ") + ") × \(markup) markup"]
  }
}
