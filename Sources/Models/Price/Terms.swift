import Domain
import JSON

/// The steps of one price, each as a number and in words.
struct Terms {
  typealias Term = (value: Fraction, words: String)

  let model: Model
  let settings: JSONObject
  var pictures: [String: PictureSize] = [:]
  var markup = Markup.none
  /// Texts count as one unit and pictures as small, for a price to start from.
  var isBase = false

  var tooLarge: Failure { Failure(.invalidParameters, "This is too large to be priced.", details: [.init("rule", .text("price"))]) }

  /// A table goes before a base.
  func base() throws(Failure) -> Term? {
    for case .table(let parameters, let rows) in model.price { return try table(parameters, rows) }
    for case .tableByOutput(let image, let factor, let rows) in model.price { return try byOutput(image, factor, rows) }
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

  private func byOutput(_ image: String, _ factor: String, _ rows: [PriceRule.Row]) throws(Failure) -> Term {
    let side = try isBase ? 1 : longestSide(image, factor)
    guard let row = rows.first(where: { side <= Int64($0.key) ?? 0 }), let amount = row.value, let value = Fraction(amount) else {
      throw .invalid(factor, "combination", "\(model.name) does not offer results of \(side) pixels: \(words([factor])).")
    }
    return (value, isBase ? amount : "\(amount) (longest side \(side) pixels)")
  }

  private func longestSide(_ image: String, _ factor: String) throws(Failure) -> Int64 {
    guard let picture = settings[image]?.string.flatMap({ pictures[$0] }) else {
      throw .invalid(image, "price", "The size of this picture is not known, so there is no price.")
    }
    let (side, overflow) = picture.longestSide.multipliedReportingOverflow(by: try whole(factor))
    if overflow { throw tooLarge }
    return side
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
      if isBase { return (.one, "× 1") }
      guard let count = settings[parameter]?.string?.unicodeScalars.count else { throw unpriced(parameter) }
      return (Fraction(Int128(count), Int128(size)), "× \(count) \(count == 1 ? "character" : "characters") ÷ \(size)")
    case .base, .table, .tableByOutput, .addPerUnit: return nil
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
