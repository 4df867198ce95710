import Glibc
import Processes

extension BlobStore {
  /// The first thumbnail and the colour grid of a PNG by libwebp's own tools, in three fifths of GraphicsMagick's time: most results
  /// are PNGs, and somebody waits for them. They know no orientation.
  /// - Returns: nil when they cannot read the picture; GraphicsMagick then has the word, which is more patient and says what is wrong.
  func reduceQuickly(_ path: String, _ width: Int, _ height: Int, sha256: String, seconds: Double) throws(MediaProblem) -> [String]? {
    let target = Thumbnails.firstWidth
    let scale = min(1, Double(target) / Double(width), Double(target * 4) / Double(height))
    let file = temporaryPath()
    defer { unlink(file) }
    let bounds = ConfinedProcess.Bounds(processorSeconds: Int(seconds) + 1, fileBytes: 8 << 20, seconds: seconds, outputBytes: 4096)
    let size = [Double(width) * scale, Double(height) * scale].map { String(max(1, Int($0.rounded()))) }
    let made = try decode("/usr/bin/cwebp", ["-quiet", "-mt", "-m", "0", "-q", "78", "-resize"] + size + ["-o", file, "--", path], bounds)
    guard made.succeeded else { return nil }
    // PAM: a head that ends with this word and a line break, then red, green, blue and opacity of 4 × 3 pixels.
    let small = try decode("/usr/bin/dwebp", ["-quiet", "-scale", "4", "3", "-pam", "-o", "-", "--", file], bounds)
    guard small.succeeded, small.output.count > 48 else { return nil }
    try rename(file, to: thumbnailPath(sha256: sha256, width: target))
    return colours(overGrey(small.output.suffix(48)))
  }
}

/// Red, green and blue of pixels with opacity, laid over the middle grey that GraphicsMagick is given too.
private func overGrey(_ pixels: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  for start in stride(from: pixels.startIndex, to: pixels.endIndex, by: 4) {
    let opacity = Int(pixels[start + 3])
    for colour in pixels[start..<start + 3] { output.append(UInt8((Int(colour) * opacity + 0x80 * (255 - opacity)) / 255)) }
  }
  return output
}
