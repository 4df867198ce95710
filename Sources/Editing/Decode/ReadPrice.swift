import Domain
import Models

extension PriceRule {
  init(_ literal: Literal) throws(Failure) {
    guard case .call(let name, _) = literal else { throw Failure(.invalidParameters, "a price rule should stand in place of \(literal.source)") }
    func all(_ labels: [String] = [], _ unlabelled: Int) throws(Failure) -> Arguments {
      try Arguments(literal, of: name, labels: labels, unlabelled: unlabelled)
    }
    switch name {
    case "base": self = .base(try all([], 1).text(0))
    case "table":
      let all = try all([], 2)
      self = .table(try all.texts(0), try all.list(1).map(Row.init))
    case "tableByOutput":
      let all = try all(["image", "factor"], 1)
      self = .tableByOutput(image: try all.text("image"), factor: try all.text("factor"), try all.list(0).map(Row.init))
    case "multiplier":
      let all = try all([], 2)
      self = .multiplier(try all.text(0), try all.list(1).map(Row.init))
    case "perOutput": self = .perOutput(try all([], 1).text(0))
    case "perUnit":
      let all = try all(["unit", "of"], 1)
      self = .perUnit(try all.texts(0), unit: try all.text("unit"), of: Int64(try all.whole("of")))
    case "perCharacter":
      let all = try all(["of"], 1)
      self = .perCharacter(try all.text(0), of: Int64(try all.whole("of")))
    case "addPerUnit":
      let all = try all(["unit", "size", "included", "credits", "times"], 1)
      self = .addPerUnit(
        try all.texts(0), unit: try all.text("unit"), size: Int64(try all.whole("size")), included: Int64(try all.whole("included")),
        credits: try all.text("credits"), times: try all.textIfAny("times"))
    default: throw Failure(.invalidParameters, "there is no price rule .\(name)")
    }
  }
}

extension PriceRule.Row {
  fileprivate init(_ literal: Literal) throws(Failure) {
    let all = try Arguments(literal, of: "PriceRule.Row", labels: [], unlabelled: 2)
    self.init(try all.text(0), all[1] == .none ? nil : try all.text(1))
  }
}
