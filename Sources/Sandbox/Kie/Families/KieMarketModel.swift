import JSON

/// What a model of the market makes, as its name and its input say (providers.md, appendix A).
struct KieMarketModel {
  let name: String
  let medium: Medium

  init(_ name: String) {
    self.name = name
    let films = ["video", "kling", "veo", "sora", "wan", "hailuo", "seedance", "bytedance/v1", "runway", "pixverse", "lipsync", "avatar"]
    let sounds = ["elevenlabs", "speech", "suno", "audio", "music", "sound"]
    medium = sounds.contains(where: name.contains) ? .audio : films.contains(where: name.contains) && !name.contains("to-image") ? .video : .image
  }

  func commission(_ input: KieFields) throws(KieRefusal) -> Commission {
    let seed = input["seed"].flatMap { $0.integer ?? $0.string.flatMap { Int64($0) } }.flatMap { $0 < 0 ? nil : $0 }
    var work = Commission(medium: medium, prompt: try prompt(input), seed: seed.map { UInt64(bitPattern: $0) } ?? UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = try pictures(input)
    if needsPicture, work.inputs.isEmpty { throw KieRefusal(code: 422, message: "image_url is required") }
    switch medium {
    case .image: try picture(&work, input)
    case .video: try film(&work, input)
    case .audio, .text:
      work.voice = try input.text("voice", most: 100) ?? ""
      work.speed = try input.number("speed", 0.7...1.2) ?? 1
    }
    return work
  }

  /// About what the published prices come to, in credits.
  func credits(_ work: Commission) -> Double {
    switch medium {
    case .image: 4 * Double(work.count)
    case .video: 42 * max(1, (work.seconds / 5).rounded(.up))
    case .audio, .text: 6 * max(1, Double(work.prompt.count) / 1000).rounded(.up)
    }
  }

  private var works: Bool { ["upscale", "remove-background", "reframe"].contains(where: name.contains) }
  private var needsPicture: Bool {
    name.contains("image-to-video") || name.contains("image-to-image") || works || name.contains("edit") || name.contains("remix") || name == "kling/v2-1-pro"
  }

  private func prompt(_ input: KieFields) throws(KieRefusal) -> String {
    let word = medium == .audio && input["prompt"] == nil ? "text" : "prompt"
    if works || name.hasPrefix("grok-imagine/image-to") { return try input.text(word) ?? "" }
    return try input.required(word, most: name.hasPrefix("nano-banana") ? 20_000 : 5000)
  }

  private func picture(_ work: inout Commission, _ input: KieFields) throws(KieRefusal) {
    let factor = try input.choice("upscale_factor", ["1", "2", "4"]).flatMap { Double($0) } ?? 2
    work.work = name.contains("upscale") ? .upscale(factor) : name.contains("remove-background") ? .removeBackground : work.inputs.isEmpty ? .create : .edit
    let several = (input["num_images"] ?? input["max_images"]).flatMap { $0.number ?? $0.string.flatMap { Double($0) } }
    let fixed = name == "grok-imagine/text-to-image" ? (input["enable_pro"]?.bool == true ? 4.0 : 6) : 1
    work.count = Int(min(max(several ?? fixed, 1), 6))
    let format = (input["output_format"] ?? input["image_format"])?.string?.lowercased() ?? (name == "nano-banana-2" ? "jpg" : "png")
    guard ["png", "jpg", "jpeg", "webp"].contains(format) else { throw KieRefusal(code: 422, message: "output_format is not within the range of allowed options") }
    work.format = format == "jpeg" ? "jpg" : format
    let tier = ["basic": "2K", "high": "4K", "ultra": "4K"][name.hasPrefix("seedream/") ? input["quality"]?.string ?? "basic" : ""]
    let pixels = Sizes.pixels(tier ?? (input["resolution"] ?? input["image_resolution"])?.string)
    let ratio = (input["aspect_ratio"] ?? input["image_size"])?.string
    try work.canvas(ratio == "auto" ? nil : ratio, pixels: pixels)
  }

  private func film(_ work: inout Commission, _ input: KieFields) throws(KieRefusal) {
    let isHailuo2 = name.hasPrefix("hailuo/02")
    let usual = name.contains("sora") ? 10.0 : name.contains("hailuo") || name.contains("grok") ? 6 : 5
    work.seconds = try seconds(input["duration"] ?? input["n_frames"], usual: usual)
    if name.hasPrefix("kling/v2"), let duration = input["duration"], !["5", "10"].contains(duration.string ?? "") {
      throw KieRefusal(code: 422, message: "duration is not within the range of allowed options")
    }
    _ = try input.number("cfg_scale", 0...1)
    work.sound = try input.flag("sound") ?? (name.contains("sora") || name.hasPrefix("wan/2-5"))
    let ratio = input["aspect_ratio"]?.string
    try work.frame(ratio?.lowercased() == "auto" ? nil : ratio, isHailuo2 ? "1080p" : (input["resolution"] ?? input["size"])?.string ?? (name.contains("hailuo") ? "768P" : nil))
  }

  private func seconds(_ value: JSONValue?, usual: Double) throws(KieRefusal) -> Double {
    guard let value else { return usual }
    guard let seconds = value.number ?? value.string.flatMap({ Double($0) }), (1...30).contains(seconds) else {
      throw KieRefusal(code: 422, message: "duration is not within the range of allowed options")
    }
    return seconds
  }

  /// Every member whose name speaks of an image and whose value is an address.
  private func pictures(_ input: KieFields) throws(KieRefusal) -> [String] {
    let others = ["image_size", "num_images", "max_images", "image_resolution", "image_format"]
    var found: [String] = []
    for name in input.body.keys where (name.contains("image") && !others.contains(name)) || name == "input_urls" { found += try input.addresses(name, most: 16) }
    return found
  }
}
