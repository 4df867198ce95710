import Domain
@testable import Models
import Testing

@Suite struct CanonicalTests {
  @Test func `each change of one value is a change of one line`() throws {
    let flux = try #require(Registry.find("100@1"))
    var rename = Edit(), reprice = Edit(), restart = Edit()
    rename.name = "FLUX.1 [renamed]"
    reprice.price = [.base("0.03")] + flux.price.dropFirst()
    restart.inputs = flux.inputs.map { input in
      guard input.name == "steps" else { return input }
      return Input(name: "steps", title: input.title, about: input.about, kind: input.kind, start: 8, place: input.place)
    }
    for edit in [rename, reprice, restart] { #expect(changedLines(flux, try flux.edited(edit)) == 1) }
    #expect(changedLines(flux, flux.locked(true)) == 1)
  }

  @Test func `switching off changes the switch and the reason`() throws {
    let flux = try #require(Registry.find("100@1"))
    var edit = Edit()
    edit.isActive = false
    edit.inactiveReason = "The provider has retired it."
    let off = try flux.edited(edit)
    #expect(changedLines(flux, off) == 2)
    edit.isActive = true
    #expect(try off.edited(edit) == flux)
  }

  @Test func `a locked model refuses every edit but unlocking`() throws {
    let locked = try #require(Registry.find("100@1")).locked(true)
    #expect(throws: Failure(.lockedModel, "FLUX.1 [schnell] is locked. Unlock it first.")) { try locked.edited(Edit()) }
    #expect(locked.locked(false) == Registry.find("100@1"))
  }

  @Test func `texts are quoted so that the compiler reads them back`() {
    #expect(quoted(#"a "b" \(c)"# + "\n\u{1}") == #""a \"b\" \\(c)\n\u{1}""#)
    #expect(grouped(1_048_576) == "1_048_576" && grouped(2048) == "2048" && grouped(-10_000) == "-10_000" && grouped(.max) == "9_223_372_036_854_775_807")
    #expect(literal(.real(1)) == "1.0" && literal(.real(0.35)) == "0.35" && literal(["a", true, 3]) == #"["a", true, 3]"#)
  }

  @Test func `constants are named after their files`() {
    #expect(Set(Registry.all.map(\.symbol)).count == Registry.all.count)
    #expect(Set(Registry.all.map(\.symbol)).isSuperset(of: [
      "clarityUpscaler", "flux1Schnell", "gemini25FlashImage", "kling25TurboProImage", "elevenLabsTurbo25", "pixVerseV5", "realESRGANUpscale",
    ]))
  }
}

/// How many lines differ; less than nothing where lines were added or removed.
private func changedLines(_ before: Model, _ after: Model) -> Int {
  let before = before.canonical.split(separator: "\n"), after = after.canonical.split(separator: "\n")
  return before.count == after.count ? zip(before, after).filter { $0 != $1 }.count : -1
}
