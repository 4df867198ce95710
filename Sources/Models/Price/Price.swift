import Domain
import JSON

/// What a generation costs, and how that comes about in words.
public struct Price: Sendable, Equatable {
  public let cost: Credits
  public let formula: String
}

extension Model {
  public func price(_ inputs: Inputs) throws(Failure) -> Price { try price(settings: inputs.settings) }

  /// The price of checked settings: exact to the end, rounded up once to 0.01. What has no price is refused, never free.
  public func price(settings: JSONObject) throws(Failure) -> Price {
    let sum = try Sum(self, settings)
    guard sum.total.numerator > 0, let exact = sum.total.credits, let cost = exact.roundedUpToCharge() else { throw noPrice }
    let end = sum.total.isExactly(cost) ? "= \(cost)" : "= \(exact), rounded up to \(cost)"
    return Price(cost: cost, formula: (sum.words + [end]).joined(separator: " "))
  }

  /// One request at its starting values, before rounding: the specification's `baseCreditCost`. Nil when the price is not known.
  public var baseCreditCost: Credits? {
    var settings = JSONObject(inputs.compactMap { input in input.start.map { (key: input.name, value: $0) } })
    for input in inputs {
      guard case .ratio(let table) = input.kind, let size = table.sizes.first(where: { .string($0.ratio) == input.start }) else { continue }
      settings[table.width] = settings[table.width] ?? .integer(size.width)
      settings[table.height] = settings[table.height] ?? .integer(size.height)
    }
    return (try? Sum(self, settings, textIsOneUnit: true))?.total.credits
  }

  /// Factor by value, for each parameter that has factors.
  public var costMultipliers: [(parameter: String, factors: [PriceRule.Row])] {
    price.compactMap { rule in
      guard case .multiplier(let parameter, let rows) = rule else { return nil }
      return (parameter, rows)
    }
  }

  fileprivate var noPrice: Failure { Failure(.modelNotFound, "\(name) has no known price and is therefore not offered.") }
}

extension Fraction {
  fileprivate func isExactly(_ credits: Credits) -> Bool { self == Fraction(Int128(credits.tenThousandths), 10_000) }
}

/// (base or table) × multipliers × units × results + additions, with the words for it.
private struct Sum {
  private(set) var total: Fraction
  private(set) var words: [String]

  init(_ model: Model, _ settings: JSONObject, textIsOneUnit: Bool = false) throws(Failure) {
    let terms = Terms(model: model, settings: settings, textIsOneUnit: textIsOneUnit)
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
  }
}

private struct Terms {
  typealias Term = (value: Fraction, words: String)

  let model: Model
  let settings: JSONObject
  let textIsOneUnit: Bool

  var tooLarge: Failure { Failure(.invalidParameters, "This is too large to be priced.", details: [.init("rule", .text("price"))]) }

  /// A table goes before a base.
  func base() throws(Failure) -> Term? {
    for case .table(let parameters, let rows) in model.price { return try table(parameters, rows) }
    for case .base(let amount) in model.price { return Fraction(amount).map { ($0, amount) } }
    return nil
  }

  private func table(_ parameters: [String], _ rows: [PriceRule.Row]) throws(Failure) -> Term {
    let key = parameters.map { settings[$0].flatMap(optionText) ?? "" }.joined(separator: "|")
    guard let amount = rows.first(where: { $0.key == key })?.value, let value = Fraction(amount) else {
      throw .invalid(parameters.joined(separator: ","), "combination", "\(model.name) does not offer this combination: \(words(parameters)).")
    }
    return (value, "\(amount) (\(words(parameters)))")
  }

  func factor(_ rule: PriceRule) throws(Failure) -> Term? {
    switch rule {
    case .multiplier(let parameter, let rows): return try multiplier(parameter, rows)
    case .perOutput(let parameter):
      let count = try whole(parameter)
      return (Fraction(count), "× \(count) \(count == 1 ? "result" : "results")")
    case .perUnit(let parameters, let unit, let size):
      let value = try product(parameters)
      return (try divided(value, by: size), "× \(words(parameters)) ÷ \(size) \(unit)")
    case .perCharacter(let parameter, let size):
      if textIsOneUnit { return (.one, "× 1") }
      guard let count = settings[parameter]?.string?.unicodeScalars.count else { throw unpriced(parameter) }
      return (Fraction(Int128(count), Int128(size)), "× \(count) \(count == 1 ? "character" : "characters") ÷ \(size)")
    case .base, .table, .addPerUnit: return nil
    }
  }

  private func multiplier(_ parameter: String, _ rows: [PriceRule.Row]) throws(Failure) -> Term {
    let key = settings[parameter].flatMap(optionText) ?? ""
    guard let factor = rows.first(where: { $0.key == key })?.value, let value = Fraction(factor) else { throw unpriced(parameter) }
    return (value, "× \(factor) (\(words([parameter])))")
  }

  func addition(_ rule: PriceRule) throws(Failure) -> Term? {
    guard case .addPerUnit(let parameters, let unit, let size, let included, let credits, let count) = rule else { return nil }
    let units = try divided(try product(parameters), by: size).roundedUp - Int128(included)
    guard units > 0 else { return nil }
    let (times, overflow) = units.multipliedReportingOverflow(by: try count.map { name throws(Failure) in Int128(try whole(name)) } ?? 1)
    guard let each = Fraction(credits), !overflow, let value = each.times(Fraction(times, 1)) else { throw tooLarge }
    return (value, "+ \(credits) × \(times) further \(unit)")
  }

  private func product(_ parameters: [String]) throws(Failure) -> Fraction {
    var value = Fraction.one
    for parameter in parameters {
      guard let next = value.times(try number(parameter)) else { throw tooLarge }
      value = next
    }
    return value
  }

  private func divided(_ value: Fraction, by size: Int64) throws(Failure) -> Fraction {
    guard let result = value.times(Fraction(1, Int128(size))) else { throw tooLarge }
    return result
  }

  private func number(_ parameter: String) throws(Failure) -> Fraction {
    guard let text = settings[parameter].flatMap(optionText), let value = Fraction(text) else { throw unpriced(parameter) }
    return value
  }

  private func whole(_ parameter: String) throws(Failure) -> Int64 {
    guard let text = settings[parameter].flatMap(optionText), let count = Int64(text), count > 0 else { throw unpriced(parameter) }
    return count
  }

  private func unpriced(_ parameter: String) -> Failure {
    .invalid(parameter, "price", "There is no price for \(words([parameter])), so it is not offered.")
  }

  private func words(_ parameters: [String]) -> String {
    parameters.map { name in
      let input = model.inputs.first { $0.name == name }
      return "\((input?.title ?? name).lowercased()) \(settings[name].flatMap(optionText) ?? "not set")"
    }.joined(separator: " × ")
  }
}
