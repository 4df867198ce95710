import Art
import Glibc

extension Sandbox {
  /// A tune from the words, as long as it was asked for; sung ones have the words spoken over it.
  func music(_ work: Commission, sung: Bool) throws(StudioProblem) -> [UInt8] {
    let rate = 22_050
    let samples = Tune(prompt: "\(work.style) \(work.prompt)", seed: work.seed).samples(seconds: work.seconds, rate: rate)
    var arguments = ["-v", "error", "-nostdin", "-f", "s16le", "-ar", String(rate), "-ac", "1", "-i", "pipe:0"]
    let voice = temporaryFile("wav")
    defer { unlink(voice) }
    if sung, !work.prompt.isEmpty {
      let speaker = work.voice == "m" ? "en-us+m3" : "en-us+f4"
      let words = Array(String(work.prompt.prefix(Int(work.seconds * 12))).utf8)
      _ = try tool("/usr/bin/espeak-ng", ["-v", speaker, "-s", "118", "-p", "62", "-w", voice, "--stdin"], input: words)
      arguments += ["-i", voice, "-filter_complex", "[1]adelay=1800,aecho=0.8:0.6:90:0.3,volume=1.5[v];[0][v]amix=inputs=2:duration=first"]
    }
    let bytes = samples.withUnsafeBytes { Array($0) }
    return try tool("/usr/bin/ffmpeg", arguments + ["-t", String(work.seconds)] + soundCoding(work), input: bytes)
  }

  /// The end of ffmpeg's line: format, rate and channels as they were asked for.
  func soundCoding(_ work: Commission) -> [String] {
    let form = ["-ar", String(work.sampleRate ?? 44_100)] + (work.channels.map { ["-ac", String($0)] } ?? [])
    return switch work.format {
    case "wav", "flac": form + ["-f", work.format, "pipe:1"]
    case "ogg": form + ["-c:a", "libvorbis", "-f", "ogg", "pipe:1"]
    default: form + ["-b:a", "128k", "-metadata", "comment=SANDBOX", "-f", "mp3", "pipe:1"]
    }
  }

  /// A soundtrack in a file of its own.
  func soundtrack(_ work: Commission) -> String {
    let path = temporaryFile("pcm")
    let samples = Tune(prompt: work.prompt, seed: work.seed).samples(seconds: work.seconds, rate: 22_050)
    if let file = fopen(path, "w") {
      samples.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
    return path
  }
}
