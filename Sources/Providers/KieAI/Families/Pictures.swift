import JSON

extension KieFamily {
  /// FLUX Kontext (providers.md §1.8.4). The original's address dies after ten minutes, the copy's after two weeks.
  static let fluxKontext = KieFamily(orders: ["/api/v1/flux/kontext/generate"], record: "/api/v1/flux/kontext/record-info") { record in
    let response = KieFields.object(record["response"]), copy = KieFields.addresses(response?["resultImageUrl"])
    return KieFields.flagged(record, results: copy.isEmpty ? KieFields.addresses(response?["originImageUrl"]) : copy)
  }

  /// GPT-4o image (providers.md §1.8.5), whose pages spell the results in two ways.
  static let gpt4o = KieFamily(
    orders: ["/api/v1/gpt4o-image/generate"], record: "/api/v1/gpt4o-image/record-info", ownDownloads: "/api/v1/gpt4o-image/download-url"
  ) { record in
    let response = KieFields.object(record["response"])
    let state = KieFields.flagged(record, results: KieFields.addresses(response?["resultUrls"] ?? response?["result_urls"]))
    return state == .running(nil) ? .running(KieFields.share(record["progress"], of: 1)) : state
  }

  /// Midjourney (providers.md §1.8.6): four pictures of one order.
  static let midjourney = KieFamily(orders: ["/api/v1/mj/generate"], record: "/api/v1/mj/record-info") { record in
    KieFields.flagged(record, results: KieFields.addresses(KieFields.object(record["resultInfoJson"])?["resultUrls"]))
  }

  /// Luma's changes to films (providers.md §1.8.7). Flag 4: made, but their callback was not taken.
  static let luma = KieFamily(orders: ["/api/v1/modify/generate"], record: "/api/v1/modify/record-info") { record in
    let results = KieFields.addresses(KieFields.object(record["response"])?["resultUrls"])
    return KieFields.integer(record["successFlag"]) == 4 ? .results(results) : KieFields.flagged(record, results: results)
  }
}
