import JSON

extension KieFamily {
  /// Runway (providers.md §1.8.3): `record-detail`, and states that are nearly those of the market.
  static let runway = KieFamily(orders: ["/api/v1/runway/generate", "/api/v1/runway/extend"], record: "/api/v1/runway/record-detail") { record in
    switch record["state"]?.string {
    // An expired film cannot be fetched any more.
    case "success": KieFields.integer(record["expireFlag"]) == 1 ? .damaged : .results(KieFields.addresses(record["videoInfo"]?["videoUrl"]))
    case "fail", "failed": .failed(code: KieFields.integer(record["failCode"]) ?? 501, words: record["failMsg"]?.string ?? "")
    default: .running(nil)
    }
  }

  /// Runway's Aleph (providers.md §1.8.3): flag 0 is under way or failed, and only the error's fields tell which.
  static let aleph = KieFamily(orders: ["/api/v1/aleph/generate"], record: "/api/v1/aleph/record-info") { record in
    let results = KieFields.addresses(KieFields.object(record["response"])?["resultVideoUrl"])
    let code = KieFields.integer(record["errorCode"]) ?? 0, words = record["errorMessage"]?.string ?? ""
    if KieFields.integer(record["successFlag"]) == 0, (code != 0 && code != 200) || !words.isEmpty { return KieFields.failure(record) }
    return KieFields.flagged(record, results: results)
  }
}
