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
  @Test(arguments: Registry.all)
  func `a model costs what its vectors say, and refuses what they refuse`(model: Model) throws {
    for vector in (vectors["models"]?.array ?? []) where vector["model"]?.string == model.recordID {
      #expect(try model.cost(vector) == vector["cost"]?.string, "\(vector["about"]?.string ?? "")")
    }
  }

  @Test(arguments: vectors["prices"]?.object?.members.map(\.key) ?? [])
  func `rules, starting values and base cost are those that the vectors know`(recordID: String) throws {
    let model = try #require(Registry.find(recordID)), known = try #require(vectors["prices"]?[recordID])
    #expect(JSONValue.array(model.price.map(\.data)) == known["rules"])
    #expect(model.baseCreditCost?.text == known["base"]?.string)
    #expect(model.name == known["name"]?.string)
    for (name, start) in known["defaults"]?.object?.members ?? [] {
      #expect(model.schema["properties"]?[name]?["default"] == start, "\(name)")
    }
  }

  @Test func `each kind of rule gives what its vectors say, and blocks where there is no price`() throws {
    for vector in try #require(vectors["rules"]?.array) {
      let rules = try (vector["rules"]?.array ?? []).map { try #require(PriceRule(data: $0)) }
      let model = Registry.all[0].changed(price: rules, inputs: [])
      let markup = try vector["markup"]?.string.map { try #require(Markup(["all": $0])) } ?? .none
      let price = try? model.price(settings: try #require(vector["settings"]?.object), pictures: sizes(vector), markup: markup)
      #expect(price?.cost.text == vector["cost"]?.string, "\(vector["about"]?.string ?? "")")
    }
  }

  @Test func `rules as data are read back as the same rules`() {
    for rule in Registry.all.flatMap(\.price) { #expect(PriceRule(data: rule.data) == rule) }
  }
}

extension Model {
  /// Nil where the order is refused with E003.
  fileprivate func cost(_ vector: JSONValue) throws -> String? {
    var parameters = try #require(vector["parameters"]?.object)
    for (name, text) in vector["repeated"]?.object?.members ?? [] {
      parameters[name] = .string(String(repeating: text[0]?.string ?? "", count: Int(text[1]?.integer ?? 0)))
    }
    do throws(Failure) { return try price(try checked(inputs: parameters), pictures: sizes(vector)).cost.text } catch {
      guard error.code == .invalidParameters, error.field != nil else { throw error }
      return nil
    }
  }
}

private func sizes(_ vector: JSONValue) -> [String: PictureSize] {
  (vector["pictures"]?.object?.members ?? []).reduce(into: [:]) { sizes, member in
    sizes[member.key] = PictureSize(width: member.value[0]?.integer ?? 0, height: member.value[1]?.integer ?? 0)
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
    case ("tableByOutput", _):
      self = .tableByOutput(image: data["image"]?.string ?? "", factor: data["factor"]?.string ?? "", rows(data["credits"]))
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
