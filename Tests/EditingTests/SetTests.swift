import Domain
@testable import Editing
import Models
import Testing

@Suite struct SetTests {
  @Test(arguments: [
    ("name", "FLUX \"quick\" \\(name)", #"    name: "FLUX \"quick\" \\(name)","#), ("expectedSeconds", "12", "    expectedSeconds: 12,"),
    ("price/base", "0.03", #"      .base("0.03"),"#), ("inputs/steps/start", "8", "        start: 8,"),
    ("inputs/steps/kind", "1...40", "        kind: .integer(1...40),"), ("inputs/steps/kind", ".integer(2...40, step: 2)", "        kind: .integer(2...40, step: 2),"),
    ("provider", "kieAI", "    provider: .kieAI,"), ("payload/deliveryMethod", "async", #"      Payload.Constant("deliveryMethod", "async"),"#),
    ("inputs/aspectRatio/kind/0/1:1/2", "896", #"          RatioSizes.Size("1:1", 1024, 896),"#),
  ])
  func `a value is set where the path says, as one line`(path: String, value: String, line: String) throws {
    let scratch = try ScratchTree()
    try scratch.tree.apply(Change("100@1", .set(path: path, .words(value))))
    #expect(scratch.changes.count == 1)
    #expect(scratch.git("diff -U0").split(separator: "\n").filter { $0.hasPrefix("+ ") }.map(String.init) == ["+" + line])
    #expect(try scratch.tree.problems() == [])
  }

  @Test func `a row, a choice and an optional word are added and taken away again`() throws {
    let scratch = try ScratchTree(), veo = try #require(Registry.all.first { $0.name == "Veo 3.1 Fast" }).recordID
    for (path, value, line) in [
      ("price/table/8k", "40", #"        PriceRule.Row("8k", "40"),"#), ("inputs/resolution/unit", "lines", #"        unit: "lines"),"#),
      ("inputs/resolution/place", "advanced", "        place: .advanced),"), ("inputs/resolution/kind/8k", #"Choice("8k", label: "8K")"#, #"          Choice("8k", label: "8K"),"#),
    ] {
      try scratch.tree.apply(Change(veo, .set(path: path, .words(value))))
      #expect(scratch.git("diff -U0").contains("+" + line), "\(path)")
      try scratch.tree.apply(Change(veo, .set(path: path, nil)))
      #expect(scratch.changes == [], "\(path)")
    }
  }

  @Test func `what would make no model is refused, and nothing is written`() throws {
    let scratch = try ScratchTree()
    for (path, value) in [
      ("recordID", "x"), ("contentType", "promptToVideo"), ("isLocked", "true"), ("nothing", "1"), ("name", ""), ("", "1"), ("hue", "720"),
      ("hue", "99999999999999999999"), ("provider", "nobody"), ("isActive", "false"), ("price/base", "free"), ("price/base", "0"), ("price/base", "-1"),
      ("price/base/x/y", "1"), ("price", "[]"), ("inputs", "[]"), ("inputs/steps/start", "900"), ("inputs/steps/start", "many"),
      ("inputs/steps/kind", ".integer(9...1)"), ("inputs/steps/kind", ".magic"), ("inputs/steps/needs", "nothing"), ("inputs/steps/name", "width"),
      ("inputs/steps/kind", String(repeating: "[", count: 40)), ("inputs/steps/kind", String(repeating: "[", count: 40) + String(repeating: "]", count: 40)),
    ] {
      let refusal = #expect(throws: Failure.self, "\(path)") { try scratch.tree.apply(Change("100@1", .set(path: path, .words(value)))) }
      #expect(refusal?.code == .invalidParameters, "\(path)")
    }
    #expect(scratch.changes == [])
  }

  @Test func `a locked model refuses everything but unlocking, with E006`() throws {
    let scratch = try ScratchTree()
    try scratch.tree.apply(Change("100@1", .lock))
    for verb in [Change.Verb.set(path: "name", .words("x")), .enable, .disable(reason: "Why."), .set(path: "inputs/steps/start", nil)] {
      #expect(throws: Failure(.lockedModel, "FLUX.1 [schnell] is locked. Unlock it first.")) { try scratch.tree.apply(Change("100@1", verb)) }
    }
    #expect(scratch.changes == ["1 1 " + schnell])
    try scratch.tree.apply(Change("100@1", .unlock))
    #expect(scratch.changes == [])
  }

  @Test func `switching off changes the switch and the reason, and switching on puts both back`() throws {
    let scratch = try ScratchTree()
    try scratch.tree.apply(Change("100@1", .disable(reason: "The provider has retired it.")))
    #expect(scratch.changes == ["2 2 " + schnell])
    #expect(throws: Failure.self) { try scratch.tree.apply(Change("100@1", .disable(reason: ""))) }
    try scratch.tree.apply(Change("100@1", .enable))
    #expect(scratch.changes == [])
  }
}
