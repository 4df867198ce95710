import Threads

extension Sandbox {
  /// A sentence about the given picture, or the given words with more of them.
  func words(_ work: Commission) throws(StudioProblem) -> String { work.inputs.isEmpty ? enhanced(work) : try described(work) }

  private func described(_ work: Commission) throws(StudioProblem) -> String {
    let picture = try inputPicture(work.inputs[0])
    let sides = try tool("/usr/bin/gm", ["identify", "-format", "%w by %h", "\(picture.coder):-[0]"], input: picture.bytes)
    let pixel = try tool("/usr/bin/gm", ["convert", "\(picture.coder):-[0]", "-flatten", "-type", "TrueColor", "-depth", "8", "-resize", "1x1!", "rgb:-"], input: picture.bytes)
    guard pixel.count >= 3 else { throw StudioProblem(text: "The input image could not be read") }
    return "A picture of \(String(decoding: sides, as: UTF8.self).trimmed) pixels, mostly \(colour(pixel))."
  }

  private func colour(_ pixel: [UInt8]) -> String {
    let (red, green, blue) = (Int(pixel[0]), Int(pixel[1]), Int(pixel[2]))
    if max(red, green, blue) - min(red, green, blue) < 24 { return red < 70 ? "black" : red > 190 ? "white" : "grey" }
    if red >= green, red >= blue { return green > blue + 30 ? "orange" : "red" }
    return green >= blue ? "green" : "blue"
  }

  private func enhanced(_ work: Commission) -> String {
    let more = ["in soft morning light", "with fine detail", "seen from below", "in muted colours", "with a shallow depth of field", "under a wide sky", "in the style of an old print"]
    let start = Int(work.seed % UInt64(more.count))
    let text = ([work.prompt] + (0..<4).map { more[(start + $0 * 2) % more.count] }).joined(separator: ", ")
    return text.split(separator: " ").prefix(work.wordCount).joined(separator: " ")
  }
}
