import Domain
import Testing

@Suite struct FailureCodeTests {
  @Test func `codes run from E001 to E020 and their SQLSTATEs alongside`() {
    #expect(FailureCode.allCases.count == 20)
    #expect(FailureCode.insufficientCredits.code == "E001")
    #expect(FailureCode.keyReused.sqlstate == "ZE008")
    #expect(FailureCode.internalError.code == "E020")
  }

  @Test(arguments: FailureCode.allCases)
  func `each code is found again by its code and by its SQLSTATE`(code: FailureCode) {
    #expect(FailureCode(code: code.code) == code)
    #expect(FailureCode(sqlstate: code.sqlstate) == code)
    #expect((400...599).contains(code.status))
    #expect(code.sentence.hasSuffix("."))
  }

  @Test(arguments: ["", "E000", "E021", "E1", "ZE001", "23505", "ZE01"])
  func `other texts are no code`(text: String) { #expect(FailureCode(code: text) == nil) }

  @Test func `statuses are those of the table`() {
    #expect(FailureCode.allCases.map(\.status) == [402, 404, 422, 502, 504, 423, 409, 409, 429, 401, 404, 400, 413, 415, 503, 429, 409, 403, 405, 500])
  }
}
