import Art
import Glibc
import Threads

extension Sandbox {
  /// A moving scene from words, a slow ride over the picture that was given, or the given film in other colours.
  func film(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    let given = try work.inputs.first.map { (address: String) throws(StudioProblem) in try inputFile(address) }
    let work = try framed(work, given)
    let path = temporaryFile(["webm", "mov"].contains(work.format) ? work.format : "mp4"), words = temporaryFile("txt"), tune = work.sound ? soundtrack(work) : nil
    defer { for file in [path, words, tune].compactMap({ $0 }) { unlink(file) } }
    write(drawable(work.prompt, work.width / 9 - 12), to: words)
    let source = try frames(work, given)
    defer { if let file = source.file { unlink(file) } }
    var arguments = ["-v", "error", "-nostdin", "-threads", "1"] + source.arguments
    if let tune { arguments += ["-f", "s16le", "-ar", "22050", "-ac", "1", "-i", tune] }
    arguments += ["-vf", source.filter + "scale=\(work.width):\(work.height):flags=bilinear,setsar=1," + caption(words, work.height)]
    if tune != nil { arguments += ["-map", "0:v", "-map", "1:a", "-c:a", work.format == "webm" ? "libopus" : "aac", "-b:a", "96k"] }
    if let rate = work.rate { arguments += ["-r", String(rate)] }
    arguments += ["-t", String(work.seconds), "-pix_fmt", "yuv420p", "-threads", "1"]
    arguments += work.format == "webm"
      ? ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M"]
      : ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "24", "-movflags", "+faststart"]
    _ = try tool("/usr/bin/ffmpeg", arguments + ["-y", path], input: source.bytes, seconds: 120)
    guard let bytes = contents(path), !bytes.isEmpty else { throw StudioProblem(text: "the film came out empty") }
    return bytes
  }

  private struct Source {
    var arguments: [String]
    var filter = ""
    var bytes: [UInt8] = []
    var file: String?
  }

  /// Few pixels are drawn; the encoder enlarges them.
  private func frames(_ work: Commission, _ given: [UInt8]?) throws(StudioProblem) -> Source {
    let quick = state.with { $0.behaviour.quick }
    let rate = quick ? 6 : 15, most = quick ? 160 : 480
    let scale = min(1, Double(most) / Double(max(work.width, work.height)))
    let width = max(16, Int(Double(work.width) * scale) / 2 * 2), height = max(16, Int(Double(work.height) * scale) / 2 * 2)
    let count = max(1, Int(work.seconds * Double(rate)))
    if let given, appearance(given).mime == "video/mp4" { return recoloured(given, work) }
    let pixels = try given.map { (picture: [UInt8]) throws(StudioProblem) in try ridden(picture, work, width, height, count) } ?? drawn(work, width, height, count, rate)
    return Source(arguments: ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(width)x\(height)", "-r", String(rate), "-i", "pipe:0"], bytes: pixels)
  }

  private func recoloured(_ film: [UInt8], _ work: Commission) -> Source {
    let file = temporaryFile("mp4")
    put(film, to: file)
    return Source(arguments: ["-i", file], filter: "hue=h=\(40 + Int(work.seed % 200)):s=1.15,", file: file)
  }

  /// Without a size the film takes the shape of what it begins with.
  private func framed(_ work: Commission, _ given: [UInt8]?) throws(StudioProblem) -> Commission {
    guard !work.isSized, let given else { return work }
    var work = work
    let shape = try shape(of: given)
    (work.width, work.height) = Sizes.film(shape: min(max(shape, 0.4), 2.5), side: work.side)
    return work
  }

  private func drawn(_ work: Commission, _ width: Int, _ height: Int, _ count: Int, _ rate: Int) -> [UInt8] {
    let scene = Scene(prompt: work.prompt, seed: work.seed)
    var frames: [UInt8] = []
    frames.reserveCapacity(width * height * 3 * count)
    for index in 0..<count { frames += scene.render(width: width, height: height, time: Float(index) / Float(rate)) }
    return frames
  }

  private func ridden(_ picture: [UInt8], _ work: Commission, _ width: Int, _ height: Int, _ count: Int) throws(StudioProblem) -> [UInt8] {
    let look = appearance(picture)
    guard look.mime.hasPrefix("image/") else { throw StudioProblem(text: "The input is not an image") }
    let wide = width * 5 / 4, high = height * 5 / 4
    let pixels = try tool("/usr/bin/gm", [
      "convert", "-limit", "threads", "1", "\(coder(look)):-[0]", "-auto-orient", "-flatten", "-resize", "\(wide)x\(high)^", "-gravity", "Center", "-extent", "\(wide)x\(high)",
      "-type", "TrueColor", "-depth", "8", "rgb:-",
    ], input: picture)
    guard pixels.count == wide * high * 3 else { throw StudioProblem(text: "The input image could not be read") }
    return Ride(pixels: pixels, width: wide, height: high, seed: work.seed).frames(width: width, height: height, count: count)
  }

  private func caption(_ words: String, _ height: Int) -> String {
    let size = max(10, height / 28), margin = size
    let text = "drawtext=fontfile=\(sandboxFont):fontcolor=white@0.85:shadowcolor=black@0.5:shadowx=1:shadowy=1:expansion=none"
    return "\(text):textfile=\(words):fontsize=\(size):x=\(margin):y=h-th-\(margin),\(text):text='S A N D B O X':fontsize=\(size * 3 / 4):x=w-tw-\(margin):y=h-th-\(margin)"
  }

  private func write(_ text: String, to path: String) { put(Array(text.utf8), to: path) }

  func put(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
