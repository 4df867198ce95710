import JSON

extension KieFamily {
  /// Google's Veo (providers.md §1.8.1). After an extension the whole film stands in `fullResultUrls`.
  static let veo = KieFamily(
    orders: ["/api/v1/veo/generate", "/api/v1/veo/extend", "/api/v1/veo/get-4k-video"], record: "/api/v1/veo/record-info"
  ) { record in
    let response = KieFields.object(record["response"]), whole = KieFields.addresses(response?["fullResultUrls"])
    return KieFields.flagged(record, results: whole.isEmpty ? KieFields.addresses(response?["resultUrls"]) : whole)
  }
}
