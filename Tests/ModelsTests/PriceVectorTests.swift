import Domain
import FoundationEssentials
import JSON
@testable import Models
import Testing

/// The same vectors are run against the browser's evaluator.
private let vectors: JSONValue = {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "vectors/prices.json")
  return try! JSONValue(parsing: [UInt8](Data(contentsOf: file)))
}()

@Suite struct PriceVectorTests {
  @Test func `each model costs what its vectors say`() throws {
    for vector in try #require(vectors["models"]?.array) {
      let model = try #require(vector["model"]?.string.flatMap(Registry.find))
      let inputs = try model.checked(inputs: try #require(vector["parameters"]?.object))
      #expect(try model.price(inputs).cost.text == vector["cost"]?.string, "\(model.name): \(vector["about"]?.string ?? "")")
    }
  }

  @Test func `every model has vectors`() {
    let covered = Set((vectors["models"]?.array ?? []).compactMap { $0["model"]?.string })
    #expect(covered == Set(Registry.all.map(\.recordID)))
  }

  @Test func `each kind of rule gives what its vectors say, and blocks where there is no price`() throws {
    for vector in try #require(vectors["rules"]?.array) {
      let rules = try (vector["rules"]?.array ?? []).map { try #require(PriceRule(data: $0)) }
      let model = Registry.all[0].changed(price: rules, inputs: [])
      let price = try? model.price(settings: try #require(vector["settings"]?.object))
      #expect(price?.cost.text == vector["cost"]?.string, "\(vector["about"]?.string ?? "")")
    }
  }

  @Test func `rules as data are read back as the same rules`() {
    for rule in Registry.all.flatMap(\.price) { #expect(PriceRule(data: rule.data) == rule) }
  }
}

extension PriceRule {
  /// The rule that the catalogue's data describe.
  init?(data: JSONValue) {
    let parameter = data["parameter"]?.string ?? "", parameters = (data["parameters"]?.array ?? []).compactMap(\.string)
    let unit = data["unit"]?.string ?? "", units = data["baseUnits"]?.integer ?? 0
    switch (data["kind"]?.string, data["combine"]?.string) {
    case ("base", _): self = .base(data["credits"]?.string ?? "")
    case ("table", _): self = .table(parameters, rows(data["credits"]))
    case ("multiplier", _): self = .multiplier(parameter, rows(data["values"]))
    case ("perOutput", _): self = .perOutput(parameter)
    case ("perUnit", "characters"): self = .perCharacter(parameters[0], of: units)
    case ("perUnit", _): self = .perUnit(parameters, unit: unit, of: units)
    case ("addPerUnit", _):
      self = .addPerUnit(
        parameters, unit: unit, size: data["unitSize"]?.integer ?? 0, included: data["includedUnits"]?.integer ?? 0,
        credits: data["creditsPerUnit"]?.string ?? "", times: data["times"]?.string)
    default: return nil
    }
  }
}

private func rows(_ data: JSONValue?) -> [PriceRule.Row] { (data?.object?.members ?? []).map { PriceRule.Row($0.key, $0.value.string) } }
