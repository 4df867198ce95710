import JSON

extension RunwareKind {
  /// Music from a prompt, or `speech` spoken.
  static let sounds = RunwareKind(
    names: ["audioInference"], medium: .audio, mostResults: 4, formats: ["MP3", "WAV", "FLAC", "OGG"],
    parameters: ["positivePrompt", "negativePrompt", "duration", "seed", "audioSettings", "speech", "settings", "inputs", "providerSettings", "CFGScale", "steps"]
  ) { fields, model throws(RunwareRefusal) in
    var work = Commission(medium: .audio, prompt: "", seed: try fields.seed())
    if let speech = try fields.inner("speech") {
      work.prompt = try speech.required("text", 1...10_000)
      work.voice = try speech.text("voice", 1...100) ?? "narrator"
      work.speed = try speech.number("speed", 0.5...2) ?? 1
    } else {
      work.prompt = try fields.required("positivePrompt", 2...3000)
      work.work = .music(sung: false)
    }
    work.seconds = try fields.number("duration", 1...300) ?? 15
    if let settings = try fields.inner("audioSettings", ["sampleRate", "bitrate", "channels"]) {
      work.sampleRate = try settings.integer("sampleRate", 8000...48_000).map { Int($0) }
      work.channels = try settings.integer("channels", 1...2).map { Int($0) }
      _ = try settings.integer("bitrate", 32...320)
    }
    return work
  }
}
