import Domain
import Glibc
import JSON
import Processes

/// What ffprobe says about a video or a sound.
struct Recording {
  var width: Int?
  var height: Int?
  var durationMs: Int
}

/// Only the demuxer that the first bytes name, only local files: a playlist inside a file can't reach anything.
private func input(_ path: String, _ type: MediaType) -> [String] {
  let format = switch type {
  case .mp4, .mov: "mov"
  case .webm: "matroska"
  default: type.rawValue
  }
  return ["-protocol_whitelist", "file,pipe", "-f", format, "-i", "file:\(path)"]
}

func probe(_ path: String, _ type: MediaType, seconds: Double) throws(MediaProblem) -> Recording {
  let arguments = ["-v", "error", "-of", "json", "-show_entries", "format=duration:stream=codec_type,width,height,duration:stream_disposition=attached_pic"]
  let result = try decode("/usr/bin/ffprobe", arguments + input(path, type), mediaBounds(seconds))
  guard result.succeeded, let report = try? JSONValue(parsing: result.output) else { throw decoderProblem(result) }
  let streams = report["streams"]?.array ?? []
  let wanted = type.kind == .video ? "video" : "audio"
  guard let stream = streams.first(where: { $0["codec_type"]?.string == wanted && $0["disposition"]?["attached_pic"]?.integer != 1 }) else {
    throw .damaged("it has no \(wanted) track")
  }
  let text = report["format"]?["duration"]?.string ?? stream["duration"]?.string ?? ""
  guard let time = Double(text), time > 0, time < 1e6 else { throw .damaged("it has no duration") }
  return Recording(width: stream["width"]?.integer.map(Int.init), height: stream["height"]?.integer.map(Int.init), durationMs: Int((time * 1000).rounded()))
}

private func mediaBounds(_ seconds: Double) -> ConfinedProcess.Bounds {
  ConfinedProcess.Bounds(memory: 2 << 30, processorSeconds: Int(seconds) + 1, fileBytes: 64 << 20, seconds: seconds, outputBytes: 1 << 20)
}

extension BlobStore {
  /// A still from the first second of a video, as a temporary JPEG.
  func poster(of path: String, _ type: MediaType, seconds: Double) throws(MediaProblem) -> Picture {
    let still = temporaryPath()
    let arguments = ["-v", "error", "-nostdin", "-threads", "1", "-t", "1"] + input(path, type) + [
      "-map", "0:v:0", "-an", "-sn", "-dn", "-vf", "thumbnail=12,scale='min(1280,iw)':-2", "-frames:v", "1", "-q:v", "3", "-f", "mjpeg", "file:\(still)",
    ]
    let result = try decode("/usr/bin/ffmpeg", arguments, mediaBounds(seconds))
    guard result.succeeded, access(still, R_OK) == 0 else {
      unlink(still)
      throw decoderProblem(result)
    }
    return Picture(path: still, type: .jpeg)
  }

  /// Checks that a sound decodes and draws its loudness as a grid: four moments, brighter rows for louder ones.
  func waveform(of path: String, _ type: MediaType, seconds: Double) throws(MediaProblem) -> [String] {
    let arguments = ["-v", "error", "-nostdin", "-threads", "1", "-t", "60"] + input(path, type) + [
      "-map", "0:a:0", "-vn", "-ac", "1", "-ar", "1000", "-f", "s8", "pipe:1",
    ]
    let result = try decode("/usr/bin/ffmpeg", arguments, mediaBounds(seconds))
    guard result.succeeded, result.output.count >= 4 else { throw decoderProblem(result) }
    let quarter = result.output.count / 4
    let levels = (0..<4).map { index in
      result.output[index * quarter..<(index + 1) * quarter].reduce(0) { $0 + abs(Int(Int8(bitPattern: $1))) } * 255 / (quarter * 40)
    }
    return (0..<3).flatMap { row in
      levels.flatMap { level -> [String] in
        let light = max(0, min(255, row == 1 ? 40 + level : level * 2 / 3))
        return colours([UInt8(20 + light / 4), UInt8(30 + light / 2), UInt8(60 + light / 2)])
      }
    }
  }
}
