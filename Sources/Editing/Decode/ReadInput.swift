import Domain
import JSON
import Models

extension Input {
  init(_ literal: Literal) throws(Failure) {
    let all = try Arguments(
      literal, of: "Input",
      labels: ["name", "title", "about", "kind", "part", "start", "required", "place", "unit", "needs", "neededBy", "outputsWhenOn"])
    self.init(
      name: try all.text("name"), title: try all.text("title"), about: try all.text("about"), kind: try Kind(try all.needed(all["kind"], "kind", "a kind")),
      part: all["part"] == nil ? nil : try all.one(of: CommonParameter.allCases, "part"),
      start: try all["start"].map { value throws(Failure) in try all.needed(value.json, "start", "text, a number, true, false or a list") },
      required: all["required"] == nil ? false : try all.flag("required"),
      place: all["place"] == nil ? .form : try all.one(of: [.form, .advanced, .hidden], "place"), unit: try all.textIfAny("unit"),
      needs: try all.textIfAny("needs"), neededBy: try all.textIfAny("neededBy"),
      outputsWhenOn: all["outputsWhenOn"] == nil ? nil : try all.whole("outputsWhenOn"))
  }
}

extension Input.Kind {
  fileprivate init(_ literal: Literal) throws(Failure) {
    guard case .call(let name, let given) = literal else { throw Failure(.invalidParameters, "a kind should stand in place of \(literal.source)") }
    let all = try Arguments(literal, of: name, labels: ["step", "count", "numbered"], unlabelled: given.count { $0.label == nil })
    switch name {
    case "flag": self = .flag
    case "image": self = .image
    case "text": self = .text(try small(all))
    case "images": self = .images(try small(all))
    case "frames": self = .frames(try small(all))
    case "integer": self = .integer(try wide(all), step: all["step"] == nil ? 1 : Int64(try all.whole("step")))
    case "integerAsText": self = .integerAsText(try wide(all))
    case "number": self = .number(try range(all) { Double($0) })
    case "numbers": self = .numbers(try range(all) { Double($0) }, count: try all.whole("count"))
    case "hex": self = .hex(Int(try all.needed(all[0].whole, "hex", "a whole number")))
    case "choice": self = .choice(try all.list(0).map(Choice.init), numbered: try all.textIfAny("numbered"))
    case "ratio": self = .ratio(try RatioSizes(all[0]))
    default: throw Failure(.invalidParameters, "there is no kind .\(name)")
    }
  }
}

private func small(_ all: Arguments) throws(Failure) -> ClosedRange<Int> { try range(all) { Int($0) } }
private func wide(_ all: Arguments) throws(Failure) -> ClosedRange<Int64> { try range(all) { Int64($0) } }

private func range<Bound: Comparable>(_ all: Arguments, _ read: (String) -> Bound?) throws(Failure) -> ClosedRange<Bound> {
  guard case .range(let low, let high) = all[0], let low = read(low), let high = read(high), low <= high else { throw all.wrong("value 0", "a range such as 1...4") }
  return low...high
}

extension Choice {
  fileprivate init(_ literal: Literal) throws(Failure) {
    guard case .call = literal else {
      guard let value = literal.json else { throw Failure(.invalidParameters, "a choice should stand in place of \(literal.source)") }
      self.init(value)
      return
    }
    let all = try Arguments(literal, of: "Choice", labels: ["label"], unlabelled: 1)
    self.init(try all.needed(all[0].json, "value 0", "text or a number"), label: try all.textIfAny("label"))
  }
}

extension RatioSizes {
  fileprivate init(_ literal: Literal) throws(Failure) {
    let all = try Arguments(literal, of: "RatioSizes", labels: ["width", "height"], unlabelled: 1)
    self.init(width: try all.text("width"), height: try all.text("height"), try all.list(0).map(Size.init))
  }
}

extension RatioSizes.Size {
  fileprivate init(_ literal: Literal) throws(Failure) {
    let all = try Arguments(literal, of: "RatioSizes.Size", labels: [], unlabelled: 3)
    self.init(try all.text(0), try all.needed(all[1].whole, "width", "pixels"), try all.needed(all[2].whole, "height", "pixels"))
  }
}
