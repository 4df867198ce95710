import Domain
import JSON
@testable import Models
import Testing

/// Values that some parameter or other might swallow.
private let hostile: [JSONValue] = [
  true, false, 0, -1, 1.5, -0.0000001, .integer(.max), .integer(.min), .real(1e308), .real(-1e308), .real(.nan), .real(.infinity),
  .real(-.infinity), .decimal("1e999"), "", "a", "'; drop table generations; --", "<script>alert(1)</script>", "${jndi:ldap://x}", "a\u{0}b",
  .string(String(repeating: "x", count: 30_000)), "5 ", "05", "1e1", "１", "../../../etc/passwd", "https://example.test/x.png",
  [], [1], ["a"], [nil], [[[]]], [:], ["$ne": 1], ["a": ["b": 1]],
]

@Suite struct HostileInputTests {
  @Test(arguments: Registry.all)
  func `every parameter takes only what its schema allows, and says field and rule otherwise`(model: Model) {
    for input in model.inputs where !input.isHidden {
      for value in hostile { probe(model, input, value) }
    }
  }

  @Test(arguments: Registry.all)
  func `just outside each limit is refused`(model: Model) {
    for input in model.inputs where !input.isHidden {
      for (value, rule) in input.justOutside {
        #expect(refusal(model, model.leastInputs.with(input.name, value)) == "\(input.name) \(rule)")
      }
    }
  }

  @Test(arguments: Registry.all)
  func `unknown names are refused`(model: Model) {
    for name in ["nothing", "", "__proto__", "positivePrompt ", "settings", "settings.", "model", "taskType", "callBackUrl", "webhookURL", "numberresults"]
    where !model.inputs.contains(where: { $0.name == name }) {
      #expect(refusal(model, model.leastInputs.with(name, 1)) == "\(name) unknown")
    }
  }

  @Test(arguments: Registry.all)
  func `each required input is missed by name`(model: Model) {
    for input in model.inputs where input.isRequired && input.start == nil {
      var given = model.leastInputs
      given[input.name] = nil
      #expect(refusal(model, given) == "\(input.part == .positivePrompt ? "prompt" : input.name) required")
    }
  }

  /// Accepted values must be valid and priced; refusals must be E003 with field and rule.
  private func probe(_ model: Model, _ input: Input, _ value: JSONValue) {
    do {
      let inputs = try model.checked(inputs: model.leastInputs.with(input.name, value))
      #expect(input.mayTake(value), "\(model.name) \(input.name) took \(value.text.prefix(40))")
      // Not every combination is offered; those tables are for the price tests.
      guard let price = try? model.price(inputs, pictures: adasSizes) else { return }
      #expect(price.cost >= .leastCharge)
    } catch {
      #expect(error.code == .invalidParameters)
      #expect(error.field == input.name || error.field == "prompt" || error[detail: "rule"] == .text("required"))
      #expect(error[detail: "rule"] != nil)
    }
  }
}

extension Input {
  fileprivate func mayTake(_ value: JSONValue) -> Bool {
    switch kind {
    case .text: value.string.map { $0.unicodeScalars.count < 30_000 && !$0.unicodeScalars.contains("\0") } ?? false
    case .integer(let range, let step): value.integer.map { range.contains($0) && $0.isMultiple(of: step) } ?? false
    case .integerAsText(let range): (value.string.flatMap { Int64($0) } ?? value.integer).map(range.contains) ?? (value == "" && !isRequired)
    case .number(let range): value.number.map(range.contains) ?? false
    case .numbers(let range, let count): value.array.map { $0.isEmpty || $0.count == count && $0.allSatisfy { $0.number.map(range.contains) ?? false } } ?? false
    case .hex(let count): value.string.map { $0.isEmpty || $0.utf8.count == count } ?? false
    case .flag: value.bool != nil
    case .choice(let choices, _): choices.contains { optionText($0.value) == optionText(value) } || (value == "" && !isRequired)
    case .ratio, .image: value == "" && !isRequired
    case .images, .frames: value == [] && !isRequired
    }
  }

  fileprivate var justOutside: [(JSONValue, String)] {
    switch kind {
    case .text(let length): [(.string(String(repeating: "x", count: length.upperBound + 1)), "maxLength")]
    case .integer(let range, let step):
      [(.integer(range.lowerBound - 1), "minimum"), (.real(Double(range.lowerBound) + 0.5), "type")]
        + (range.upperBound < .max ? [(.integer(range.upperBound + 1), "maximum")] : [])
        + (step > 1 ? [(.integer(range.lowerBound + 1), "multipleOf")] : [])
    case .integerAsText(let range): [(.integer(range.upperBound + 1), "maximum"), (.string("\(range.upperBound + 1)"), "maximum"), ("1.0", "type"), ("+1", "type")]
    case .numbers(let range, let count):
      [
        (.array(Array(repeating: 1, count: count + 1)), "maxItems"), (.array(Array(repeating: 1, count: count - 1)), "minItems"),
        (.array(Array(repeating: .real(range.upperBound + 1), count: count)), "maximum"), ("1,2,3,4", "type"),
      ]
    case .hex(let count): [(.string(String(repeating: "g", count: count)), "pattern"), (.string(String(repeating: "a", count: count + 1)), "pattern"), (1, "type")]
    case .number(let range): [(.real(range.lowerBound - 0.001), "minimum"), (.real(range.upperBound + 0.001), "maximum")]
    case .flag: [("true", "type"), (1, "type")]
    case .choice, .ratio: [("nothing of the kind", "enum"), (["a"], "type")]
    case .image: [("https://example.test/x.png", "media"), (1, "type")]
    case .images(let count), .frames(let count):
      [(.array(Array(repeating: .string(adasPicture), count: count.upperBound + 1)), "maxItems"), (.string(adasPicture), "type")]
    }
  }
}
