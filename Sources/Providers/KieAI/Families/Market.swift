import JSON

extension KieFamily {
  /// The job API that most models share (providers.md §1.3). The result is a text that holds JSON.
  static let market = KieFamily(orders: ["/api/v1/jobs/createTask"], record: "/api/v1/jobs/recordInfo") { record in
    switch record["state"]?.string {
    case "success": .results(KieFields.addresses(KieFields.object(record["resultJson"])?["resultUrls"]))
    case "fail", "failed": .failed(code: KieFields.integer(record["failCode"]) ?? 501, words: record["failMsg"]?.string ?? "")
    // waiting, queuing, generating, and any word that they add: wait until the deadline.
    default: .running(KieFields.share(record["progress"], of: 100))
    }
  }
}
