import Domain
import Testing

@Suite struct CreditsTests {
  @Test(arguments: [("0", 0), ("12", 120_000), ("0.03", 300), ("-4.5000", -45_000), ("0.0001", 1), ("1.50000", 15_000), ("922337203685477.5807", Int64.max)])
  func `reads decimal text exactly`(text: String, units: Int64) {
    #expect(Credits(text)?.tenThousandths == units)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1e3", "NaN", "inf", "+1", " 1", "1 ", "0x10", "1,5", "1.2.3", "0.00001", "922337203685477.5808", "99999999999999999999", "٣"])
  func `refuses what is not a decimal of four places`(text: String) {
    #expect(Credits(text) == nil)
  }

  @Test(arguments: [(0, "0"), (300, "0.03"), (120_000, "12"), (-45_000, "-4.5"), (1, "0.0001"), (Int64.min, "-922337203685477.5808")])
  func `writes the shortest decimal text`(units: Int64, text: String) {
    #expect(Credits(tenThousandths: units).text == text)
  }

  @Test func `text survives the round trip`() {
    for units in [Int64(0), 1, -1, 99, 100, 101, 9_999, 10_000, 123_456_789, .max, .min + 1] {
      #expect(Credits(Credits(tenThousandths: units).text)?.tenThousandths == units)
    }
  }

  @Test(arguments: [("0", "0.01"), ("0.0001", "0.01"), ("0.01", "0.01"), ("0.0101", "0.02"), ("0.026", "0.03"), ("4.2", "4.2"), ("4.2001", "4.21")])
  func `a charge is rounded up to a hundredth, at least one`(amount: String, charge: String) {
    #expect(Credits(amount)?.roundedUpToCharge()?.text == charge)
  }

  @Test func `overflow is nil and never wraps`() {
    let most = Credits(tenThousandths: .max), least = Credits(tenThousandths: .min)
    #expect(most.adding(.leastCharge) == nil)
    #expect(least.subtracting(.leastCharge) == nil)
    #expect(most.multiplied(by: 2) == nil)
    #expect(most.roundedUpToCharge() == nil)
    #expect(Credits(tenThousandths: -1).roundedUpToCharge() == nil)
  }
}
