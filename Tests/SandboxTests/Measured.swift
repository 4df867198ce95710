import Glibc
import Testing

/// What a file is, by the tools that a player uses: `mp4 1280x720 5.0`, `png 1024x1024`, `mp3 20.0`.
func measured(_ bytes: [UInt8]) throws -> (kind: String, width: Int, height: Int, seconds: Double, streams: Int) {
  let path = "/tmp/artifio-measured-\(getpid())-\(UInt64.random(in: 0 ... .max))"
  let file = try #require(fopen(path, "w"))
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
  defer { unlink(path) }
  let pipe = try #require(popen("ffprobe -v error -show_entries format=format_name,duration:stream=codec_type,width,height -of default=nw=1 '\(path)'", "r"))
  defer { pclose(pipe) }
  var facts: [String: String] = [:], streams = 0, line = [CChar](repeating: 0, count: 512)
  while fgets(&line, 512, pipe) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let halves = text.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isNewline } }
    guard halves.count == 2 else { continue }
    if halves[0] == "codec_type" { streams += 1 }
    if facts[halves[0]] == nil || halves[0] == "format_name" || halves[0] == "duration" { facts[halves[0]] = halves[1] }
  }
  let format = facts["format_name"] ?? ""
  let kind = format.contains("mp4") ? "mp4" : format.contains("png") ? "png" : format.contains("jpeg") ? "jpg" : format.contains("webp") ? "webp" : format
  return (kind, Int(facts["width"] ?? "") ?? 0, Int(facts["height"] ?? "") ?? 0, Double(facts["duration"] ?? "") ?? 0, streams)
}
