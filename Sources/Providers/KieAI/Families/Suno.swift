import JSON

extension KieFamily {
  /// Suno's music (providers.md §1.8.2): two tracks, the first of them earlier than the second.
  static let suno = KieFamily(
    orders: ["/api/v1/generate", "/api/v1/generate/extend", "/api/v1/generate/upload-cover"], record: "/api/v1/generate/record-info",
    needsCallback: true
  ) { record in
    let tracks = KieFields.object(record["response"])?["sunoData"]?.array ?? []
    let addresses = tracks.flatMap { KieFields.addresses($0["audioUrl"]) }
    switch record["status"]?.string {
    case "SUCCESS": return .results(addresses)
    // They could not deliver their callback; the music is usually there.
    case "CALLBACK_EXCEPTION": return addresses.isEmpty ? KieFields.failure(record) : .done(addresses)
    case "SENSITIVE_WORD_ERROR": return .failed(code: 400, words: "sensitive words: \(record["errorMessage"]?.string ?? "")")
    case "CREATE_TASK_FAILED", "GENERATE_AUDIO_FAILED": return KieFields.failure(record)
    case "TEXT_SUCCESS": return .running(0.3)
    case "FIRST_SUCCESS": return .running(0.6)
    default: return .running(nil)
    }
  }
}
