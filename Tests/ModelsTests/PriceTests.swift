import Domain
import JSON
@testable import Models
import Testing

private let flux = Registry.find("100@1")!
private let kling = Registry.find("4ea2dc5d-f89b-4f21-a67d-32ed82a7b991")!

@Suite struct PriceTests {
  @Test func `the formula tells how the price comes about`() throws {
    let inputs = try flux.checked(inputs: ["aspectRatio": "16:9", "numOutputs": 2], prompt: "a quiet lake")
    #expect(try flux.price(inputs).formula
      == "0.026 × 2 results × width 1344 × height 768 ÷ 1048576 pixels × steps 4 ÷ 4 steps = 0.0512, rounded up to 0.06")
    #expect(try kling.price(kling.checked(inputs: ["duration": 10], prompt: "a quiet lake")).formula == "8.4 (duration 10) = 8.4")
  }

  @Test func `a combination without price is refused by name`() {
    let model = kling.changed(price: [.table(["duration"], [PriceRule.Row("5", "4.2")])])
    #expect(throws: Failure.invalid("duration", "combination", "Kling 2.5 Turbo Pro does not offer this combination: duration 10.")) {
      try model.price(settings: ["duration": "10"])
    }
  }

  @Test func `a model without price is not offered`() {
    #expect(throws: Failure(.modelNotFound, "FLUX.1 [schnell] has no known price and is therefore not offered.")) {
      try flux.changed(price: []).price(settings: [:])
    }
    #expect(flux.changed(price: []).baseCreditCost == nil)
  }

  @Test func `what is too large for exact arithmetic is refused and does not trap`() {
    let model = flux.changed(price: [.base("999999999999999999")] + Array(repeating: .perUnit(["n"], unit: "units", of: 1), count: 9))
    #expect(throws: Failure.self) { try model.price(settings: ["n": .integer(.max)]) }
    #expect(throws: Failure.self) { try model.price(settings: ["n": .real(1e300)]) }
    #expect(throws: Failure.self) { try model.price(settings: ["n": .real(.nan)]) }
    #expect(throws: Failure.self) { try model.price(settings: ["n": -1]) }
  }

  @Test func `an addition counts once where nothing says how often`() throws {
    let addition = PriceRule.addPerUnit(["pixels"], unit: "megapixels", size: 1_048_576, included: 1, credits: "0.6", times: nil)
    let model = flux.changed(price: [.base("1.4"), .perOutput("n"), addition])
    #expect(try model.price(settings: ["pixels": 4_194_304, "n": 3]).cost.text == "6")
  }

  @Test func `a text of no characters has no price`() {
    let model = flux.changed(price: [.base("0.6"), .perCharacter("text", of: 1000)])
    #expect(throws: Failure.self) { try model.price(settings: ["text": ""]) }
  }

  @Test func `a markup is a factor on all of the price, and a provider's own goes before that for all`() throws {
    let markup = try #require(Markup(["all": "1.2", "kie_ai": "2"]))
    #expect(try flux.price(flux.checked(inputs: [:], prompt: "a quiet lake"), markup: markup).formula
      == "(0.026 × 1 result × width 1024 × height 1024 ÷ 1048576 pixels × steps 4 ÷ 4 steps) × 1.2 markup = 0.0312, rounded up to 0.04")
    #expect(try kling.price(kling.checked(inputs: [:], prompt: "a quiet lake"), markup: markup).cost.text == "8.4")
    #expect(Markup(["all": "0"]) == nil && Markup(["nobody": "1"]) == nil && Markup(["all": "1,5"]) == nil)
  }

  @Test func `a price by the size of the result needs the size of the picture`() throws {
    let topaz = try #require(Registry.all.first { $0.recordID.hasPrefix("1bdeca79") })
    let inputs = try topaz.checked(inputs: ["image_url": .string(adasPicture), "upscale_factor": "4"])
    #expect(try topaz.price(inputs, pictures: adasSizes).formula == "2 (longest side 4096 pixels) = 2")
    #expect(throws: Failure.invalid("image_url", "price", "The size of this picture is not known, so there is no price.")) { try topaz.price(inputs) }
    #expect(throws: Failure.invalid(
      "upscale_factor", "combination", "Topaz Image Upscale does not offer results of 20000 pixels: enlargement 4.")) {
      try topaz.price(inputs, pictures: [adasPicture: PictureSize(width: 5000, height: 10)])
    }
  }

  @Test func `multipliers are told apart by parameter`() {
    let model = flux.changed(price: [.base("1"), .multiplier("quality", [PriceRule.Row("high", "2"), PriceRule.Row("ultra", nil)])])
    #expect(model.catalogueEntry()["cost_multipliers"]?.text == #"{"quality":{"high":"2","ultra":null}}"#)
  }
}

@Suite struct PricePropertyTests {
  @Test(arguments: Registry.all)
  func `any valid order has a finite positive price in whole hundredths that grows with the results`(model: Model) throws {
    var random = CountingRandom(state: 7)
    for _ in 0..<100 {
      let given = model.randomInputs(&random)
      let inputs = try model.checked(inputs: given)
      guard let cost = try model.priceUnlessRefused(inputs) else { continue }
      #expect(cost >= .leastCharge && cost.tenThousandths % 100 == 0)
      #expect(try model.checked(inputs: inputs.settings) == inputs, "settings are an order for the same")
      guard let more = model.oneMoreResult(inputs.settings) else { continue }
      #expect(try model.price(settings: more, pictures: adasSizes).cost >= cost)
    }
  }

  @Test func `fractions are exact`() {
    #expect(Fraction("0.1")!.plus(Fraction("0.2")!) == Fraction("0.3"))
    #expect(Fraction(1, 3).times(Fraction(3)) == .one)
    #expect(Fraction("1e3") == nil && Fraction("") == nil && Fraction(".5") == nil && Fraction("5.") == nil && Fraction("-1") == nil)
    #expect(Fraction("0.00001")!.credits?.tenThousandths == 1)
    #expect(Fraction(.max, 1).times(Fraction(3)) == nil)
    #expect(Fraction(.max, 2).plus(Fraction(1, 3)) == nil)
  }
}

/// The same numbers in every run.
struct CountingRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Model {
  /// Nil for a combination that is not offered, which is said with fields and rule.
  fileprivate func priceUnlessRefused(_ inputs: Inputs) throws -> Credits? {
    do { return try price(inputs, pictures: adasSizes).cost } catch {
      #expect(error.code == .invalidParameters && error.field != nil && (error[detail: "rule"] == .text("combination") || error[detail: "rule"] == .text("price")))
      return nil
    }
  }

  fileprivate func randomInputs(_ random: inout CountingRandom) -> JSONObject {
    let given = JSONObject(inputs.filter { !$0.isHidden }.compactMap { input in
      guard (input.isRequired && input.start == nil) || Bool.random(using: &random) else { return nil }
      return (key: input.name, value: input.random(&random))
    })
    return inputs.reduce(given) { given, input in
      input.neededBy.map { given[$0] == true } == true ? given.with(input.name, input.random(&random)) : given
    }
  }

  fileprivate func oneMoreResult(_ settings: JSONObject) -> JSONObject? {
    guard let count = input(for: .numOutputs), case .integer(let range, _) = count.kind, let now = settings[count.name]?.integer, now < range.upperBound
    else { return nil }
    return settings.with(count.name, .integer(now + 1))
  }
}

extension Input {
  fileprivate func random(_ random: inout CountingRandom) -> JSONValue {
    switch kind {
    case .text(let length):
      .string(String(repeating: "a", count: Int.random(in: max(1, length.lowerBound)...min(length.upperBound, 6000), using: &random)))
    case .integer(let range, let step): .integer(Int64.random(in: range, using: &random) / step * step)
    case .integerAsText(let range): .integer(Int64.random(in: range, using: &random))
    case .number(let range): .real(Double.random(in: range, using: &random))
    case .numbers(let range, let count): .array((0..<count).map { _ in .real(Double.random(in: range, using: &random)) })
    case .hex(let count): .string(String(repeating: "7", count: count))
    case .flag: .bool(Bool.random(using: &random))
    case .choice(let choices, _): choices.randomElement(using: &random)!.value
    case .ratio(let table): .string(table.sizes.randomElement(using: &random)!.ratio)
    case .image: .string(adasPicture)
    case .images(let count), .frames(let count): .array(Array(repeating: .string(adasPicture), count: Int.random(in: max(1, count.lowerBound)...count.upperBound, using: &random)))
    }
  }
}
