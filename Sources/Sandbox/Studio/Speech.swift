extension Sandbox {
  /// The words spoken, as MP3; each voice has its own pitch.
  func speech(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    let voices = ["en-us+f3", "en-gb+m3", "en-us+m7", "en-gb+f2", "en-us+f5", "en-gb+m1"]
    let mark = work.voice.utf8.reduce(7) { ($0 * 31 + Int($1)) % 10_007 }
    let words = work.prompt.isEmpty ? "There is nothing to say." : String(work.prompt.prefix(5000))
    let sound = try tool("/usr/bin/espeak-ng", [
      "-v", voices[mark % voices.count], "-s", String(Int(160 * work.speed)), "-p", String(38 + mark % 24), "--stdin", "--stdout",
    ], input: Array("\(words)\n".utf8))
    return try tool("/usr/bin/ffmpeg", [
      "-v", "error", "-nostdin", "-f", "wav", "-i", "pipe:0", "-af", "highpass=f=70,aecho=0.85:0.5:22:0.14,loudnorm", "-ac", "1",
    ] + soundCoding(work), input: sound)
  }
}
