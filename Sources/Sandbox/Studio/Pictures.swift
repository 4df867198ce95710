import Art
import Glibc

extension Sandbox {
  /// Draws from words and seed in the exact size and format, the words small at the foot.
  func picture(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    // What is larger than 2K is drawn at half its size.
    let scale = state.with { $0.behaviour.quick } ? 8 : work.width * work.height > 6_000_000 ? 2 : 1
    let width = max(16, work.width / scale), height = max(16, work.height / scale)
    var pixels = Scene(prompt: work.prompt, seed: work.seed).render(width: width, height: height)
    darkenFoot(&pixels, width, height)
    var arguments = ["convert", "-limit", "threads", "1", "-size", "\(width)x\(height)", "-depth", "8", "rgb:-"]
    if scale > 1 { arguments += ["-filter", "Triangle", "-resize", "\(work.width)x\(work.height)!"] }
    return try tool("/usr/bin/gm", arguments + caption(work.prompt, work.width, work.height) + encoding(work), input: pixels)
  }

  /// Works on the picture that was given.
  func transformed(_ work: Commission) throws(StudioProblem) -> [UInt8] {
    let input = try inputPicture(work.inputs[0])
    var arguments = ["convert", "-limit", "threads", "1", "\(input.coder):-[0]", "-auto-orient", "+profile", "*"]
    switch work.work {
    case .upscale(let factor, let most):
      arguments += ["-filter", "Lanczos", "-resize", "\(Int(factor * 100))%", "-resize", "\(most)x\(most)>", "-unsharp", "0x1.2+0.6+0.01"]
    case .removeBackground:
      arguments += backgroundRemoved
      // A format without transparency is filled as well.
      let fill = work.fill ?? (work.format == "jpg" ? [255, 255, 255] : nil)
      if let fill { arguments += ["-background", "#" + fill.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(), "-flatten"] }
    case .mask: return try tool("/usr/bin/gm", arguments + backgroundRemoved + ["-channel", "opacity", "-negate"] + encoding(work), input: input.bytes)
    case .guide: return try tool("/usr/bin/gm", arguments + ["-colorspace", "gray", "-edge", "1"] + encoding(work), input: input.bytes)
    default:
      let turn = 100 + Int(work.seed % 41) - 20
      if work.isSized { arguments += ["-resize", "\(work.width)x\(work.height)^", "-gravity", "Center", "-extent", "\(work.width)x\(work.height)"] }
      arguments += ["-resize", "4096x4096>", "-enhance", "-modulate", "103,122,\(turn)", "-unsharp", "0x1+0.5+0.01"]
    }
    let changed = try tool("/usr/bin/gm", arguments + mark() + encoding(work), input: input.bytes)
    return try work.mask.map { (mask: String) throws(StudioProblem) in try masked(changed, input.bytes, mask, work) } ?? changed
  }

  private var backgroundRemoved: [String] { ["-matte", "-fuzz", "14%", "-draw", "matte 0,0 floodfill"] }

  /// The change where the mask is white, the given picture everywhere else.
  private func masked(_ changed: [UInt8], _ given: [UInt8], _ mask: String, _ work: Commission) throws(StudioProblem) -> [UInt8] {
    let files = [changed, given, try inputFile(mask)].map { ($0, temporaryFile(appearance($0).fileExtension)) }
    defer { for file in files { unlink(file.1) } }
    for (bytes, path) in files { put(bytes, to: path) }
    let size = try tool("/usr/bin/gm", ["identify", "-format", "%wx%h!", "\(files[0].1)[0]"])
    let wide = String(decoding: size, as: UTF8.self).trimmed
    var parts: [String] = []
    for (_, path) in files.dropFirst() {
      let scaled = "\(path).mpc.png"
      parts.append(scaled)
      _ = try tool("/usr/bin/gm", ["convert", path + "[0]", "-auto-orient", "-resize", wide, scaled])
    }
    defer { for part in parts { unlink(part) } }
    let joined = temporaryFile("png")
    defer { unlink(joined) }
    _ = try tool("/usr/bin/gm", ["composite", "-compose", "Over", files[0].1, parts[0], parts[1], joined])
    return try tool("/usr/bin/gm", ["convert", joined, "+matte"] + encoding(work))
  }

  private func encoding(_ work: Commission) -> [String] {
    switch work.format {
    case "jpg": ["-sampling-factor", "2x2", "-quality", String(work.quality), "jpeg:-"]
    case "webp": ["-define", "webp:method=2", "-quality", String(work.quality), "webp:-"]
    default: ["-quality", "35", "png:-"]
    }
  }

  private func caption(_ prompt: String, _ width: Int, _ height: Int) -> [String] {
    let size = max(10, min(width, height) / 46), margin = size * 5 / 4, foot = height - margin
    let room = Int(Double(width - margin * 3) / (Double(size) * 0.53)) - 12
    let words = drawable(prompt, room)
    let tag = max(8, size * 7 / 10)
    var arguments = ["-font", sandboxFont, "-gravity", "NorthWest", "-pointsize", String(size)]
    if !words.isEmpty, room > 6 { arguments += ["-fill", "#FFFFFF", "-draw", "text \(margin),\(foot - size) \"\(words)\""] }
    return arguments + ["-gravity", "SouthEast", "-pointsize", String(tag), "-fill", "#FFFFFF48", "-draw", "text \(margin),\(margin) \"S A N D B O X\""]
  }

  private func mark() -> [String] {
    ["-font", sandboxFont, "-gravity", "SouthEast", "-pointsize", "12", "-fill", "#000000", "-draw", "text 9,7 \"S A N D B O X\"", "-fill", "#FFFFFF", "-draw", "text 10,8 \"S A N D B O X\""]
  }

  /// The foot is darker so that the words can be read on any picture.
  private func darkenFoot(_ pixels: inout [UInt8], _ width: Int, _ height: Int) {
    let start = height * 86 / 100
    for row in start..<height {
      let depth = (row - start) * 256 / max(1, height - start)
      let keep = 256 - depth * depth * 120 / 65_536
      for place in row * width * 3..<(row + 1) * width * 3 { pixels[place] = UInt8(Int(pixels[place]) * keep / 256) }
    }
  }
}

/// Words for gm's little drawing language: one line, no quotes, no escapes, cut to the room.
func drawable(_ text: String, _ room: Int) -> String {
  let kept = text.map { $0.isWhitespace ? " " : $0 }.filter { !"\"'\\@%`$".contains($0) && ($0.isASCII || $0.isLetter) }
  guard kept.count > room else { return String(kept) }
  return String(kept.prefix(max(1, room - 1))) + "…"
}

/// Inter where it is installed, else DejaVu.
let sandboxFont: String = [
  "/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf", "/usr/share/fonts/truetype/inter-vf/Inter.var.ttf",
  "/usr/share/fonts/truetype/inter/Inter-Medium.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
].first { access($0, R_OK) == 0 } ?? "Helvetica"
