import Domain
@testable import Models
import Testing

@Suite struct CanonicalTests {
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
