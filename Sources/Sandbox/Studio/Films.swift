import Art
import Glibc

extension Sandbox {
  private static let rate = 15

  /// A moving scene from words, or a slow ride over the picture that was given.
  func film(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    // Three quarters of the size are drawn; the encoder enlarges.
    let width = work.width * 3 / 8 * 2, height = work.height * 3 / 8 * 2
    let count = max(1, Int(work.seconds * Double(Sandbox.rate)))
    let frames = work.inputs.isEmpty ? drawn(work, width, height, count) : try ridden(work, width, height, count)
    let path = temporaryFile("mp4"), words = temporaryFile("txt")
    defer {
      unlink(path)
      unlink(words)
    }
    write(drawable(work.prompt, work.width / 9 - 12), to: words)
    let text = "fontfile=\(sandboxFont):fontcolor=white@0.85:shadowcolor=black@0.5:shadowx=1:shadowy=1:expansion=none"
    let filter = "scale=\(work.width):\(work.height):flags=bicubic,"
      + "drawtext=\(text):textfile=\(words):fontsize=13:x=14:y=h-th-12,drawtext=\(text):text='S A N D B O X':fontsize=10:x=w-tw-14:y=h-th-13"
    _ = try tool("/usr/bin/ffmpeg", [
      "-v", "error", "-nostdin", "-threads", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(width)x\(height)", "-r", String(Sandbox.rate), "-i", "pipe:0",
      "-vf", filter, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "22", "-pix_fmt", "yuv420p", "-threads", "1", "-movflags", "+faststart", "-y", path,
    ], input: frames)
    guard let bytes = contents(path), !bytes.isEmpty else { throw StudioProblem(text: "the film came out empty") }
    return bytes
  }

  private func drawn(_ work: Commission, _ width: Int, _ height: Int, _ count: Int) -> [UInt8] {
    let scene = Scene(prompt: work.prompt, seed: work.seed)
    var frames: [UInt8] = []
    frames.reserveCapacity(width * height * 3 * count)
    for index in 0..<count { frames += scene.render(width: width, height: height, time: Float(index) / Float(Sandbox.rate)) }
    return frames
  }

  private func ridden(_ work: Commission, _ width: Int, _ height: Int, _ count: Int) throws(StudioProblem) -> [UInt8] {
    let input = try inputPicture(work.inputs[0])
    let wide = width * 5 / 4, high = height * 5 / 4
    let pixels = try tool("/usr/bin/gm", [
      "convert", "-limit", "threads", "1", "\(input.coder):-[0]", "-auto-orient", "-flatten", "-resize", "\(wide)x\(high)^", "-gravity", "Center", "-extent", "\(wide)x\(high)",
      "-type", "TrueColor", "-depth", "8", "rgb:-",
    ], input: input.bytes)
    guard pixels.count == wide * high * 3 else { throw StudioProblem(text: "The input image could not be read") }
    return Ride(pixels: pixels, width: wide, height: high, seed: work.seed).frames(width: width, height: height, count: count)
  }

  private func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
