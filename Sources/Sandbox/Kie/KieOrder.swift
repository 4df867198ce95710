import JSON

struct KieRefusal: Error {
  var code: Int
  var message: String
}

/// A createTask body, checked as far as the real service checks it.
struct KieOrder {
  var model: String
  var prompt: String
  var callback: String?
  var parameters: String
  var commission: Commission
  var credits: Double

  init(_ body: JSONObject) throws(KieRefusal) {
    guard let model = body["model"]?.string, !model.isEmpty else { throw KieRefusal(code: 422, message: "The model parameter is required") }
    guard model.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E, 0x2F, 0x5F].contains($0) }), !model.hasPrefix("unknown") else {
      throw KieRefusal(code: 404, message: "The model \(model) does not exist")
    }
    guard let input = body["input"]?.object else { throw KieRefusal(code: 422, message: "The input parameter is required") }
    if let url = body["callBackUrl"], url.string?.hasPrefix("http") != true { throw KieRefusal(code: 422, message: "callBackUrl is not a valid URL") }
    self.model = model
    callback = body["callBackUrl"]?.string
    parameters = JSONValue.object(body).text
    let medium = KieOrder.medium(of: model)
    prompt = try KieOrder.prompt(input, medium, isOptional: KieOrder.worksOnPicture(model))
    commission = try KieOrder.commission(model, medium, input, prompt)
    credits = medium == .video ? 42 * max(1, (commission.seconds / 5).rounded(.up)) : medium == .audio ? 6 * max(1, Double(prompt.count) / 1000).rounded(.up) : 4
  }

  private static func medium(of model: String) -> Medium {
    let videos = ["video", "kling", "veo", "sora", "wan", "hailuo", "seedance", "runway", "pixverse", "lipsync", "avatar"]
    if ["elevenlabs", "speech", "suno", "audio", "music", "sound"].contains(where: model.contains) { return .audio }
    return videos.contains(where: model.contains) && !model.contains("to-image") ? .video : .image
  }

  private static func worksOnPicture(_ model: String) -> Bool {
    ["upscale", "remove-background", "reframe"].contains(where: model.contains)
  }

  private static func prompt(_ input: JSONObject, _ medium: Medium, isOptional: Bool) throws(KieRefusal) -> String {
    let name = medium == .audio && input["text"] != nil ? "text" : input["prompt"] == nil && medium == .audio ? "text" : "prompt"
    guard let text = input[name]?.string, !text.isEmpty else {
      if isOptional { return "" }
      throw KieRefusal(code: 422, message: "\(name) is required")
    }
    guard text.count <= 5000 else { throw KieRefusal(code: 422, message: "\(name) cannot exceed 5000 characters") }
    return text
  }

  private static func commission(_ model: String, _ medium: Medium, _ input: JSONObject, _ prompt: String) throws(KieRefusal) -> Commission {
    let seed = input["seed"].flatMap { $0.integer ?? $0.string.flatMap { Int64($0) } }
    var work = Commission(medium: medium, prompt: prompt, seed: seed.map { UInt64(bitPattern: $0) } ?? UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = try pictures(in: input)
    let needsPicture = model.contains("image-to-video") || model.contains("image-to-image") || worksOnPicture(model) || model.contains("edit")
    if needsPicture, work.inputs.isEmpty { throw KieRefusal(code: 422, message: "image_url is required") }
    try setSize(&work, input)
    if medium == .video, let duration = input["duration"] ?? input["n_frames"] {
      guard let seconds = duration.number ?? duration.string.flatMap({ Double($0) }), (1...30).contains(seconds) else {
        throw KieRefusal(code: 422, message: "duration is not within the range of allowed options")
      }
      if model.hasPrefix("kling/v2-5"), duration.string.map({ !["5", "10"].contains($0) }) ?? true {
        throw KieRefusal(code: 422, message: "duration is not within the range of allowed options")
      }
      work.seconds = seconds
    }
    if let scale = input["cfg_scale"] {
      guard let scale = scale.number, (0...1).contains(scale) else { throw KieRefusal(code: 422, message: "cfg_scale must be between 0 and 1") }
    }
    if medium == .audio {
      work.voice = input["voice"]?.string ?? ""
      guard let speed = input["speed"] else { return work }
      guard let speed = speed.number, (0.7...1.2).contains(speed) else { throw KieRefusal(code: 422, message: "speed must be between 0.7 and 1.2") }
      work.speed = speed
    } else if medium == .image {
      work.work = model.contains("upscale") ? .upscale(2) : model.contains("remove-background") ? .removeBackground : work.inputs.isEmpty ? .create : .edit
      if let count = (input["num_images"] ?? input["max_images"]).flatMap({ $0.integer ?? $0.string.flatMap { Int64($0) } }) { work.count = Int(min(max(count, 1), 6)) }
      if let format = (input["output_format"] ?? input["image_format"])?.string?.lowercased() { work.format = format == "jpeg" ? "jpg" : ["png", "jpg", "webp"].contains(format) ? format : "png" }
    }
    return work
  }

  private static func setSize(_ work: inout Commission, _ input: JSONObject) throws(KieRefusal) {
    guard let ratio = (input["aspect_ratio"] ?? input["image_size"] ?? input["aspectRatio"] ?? input["size"])?.string else {
      if work.medium == .video { (work.width, work.height) = sizes(ratio: "16:9", pixels: 640 * 360)! }
      return
    }
    let names = ["square": "1:1", "square_hd": "1:1", "portrait": "9:16", "landscape": "16:9", "auto": "1:1", "Auto": "16:9"]
    let large = ["2K", "4K"].contains(input["resolution"]?.string ?? "")
    let plain = names[ratio] ?? ratio.replacing("landscape_", with: "").replacing("portrait_", with: "").replacing("_", with: ":")
    guard let size = sizes(ratio: plain, pixels: work.medium == .video ? 640 * 360 : large ? 2048 * 2048 : 1024 * 1024) else {
      throw KieRefusal(code: 422, message: "aspect_ratio is not within the range of allowed options")
    }
    (work.width, work.height) = size
    work.isSized = true
  }

  /// Every field whose name speaks of an image and whose value is an address.
  private static func pictures(in input: JSONObject) throws(KieRefusal) -> [String] {
    var found: [String] = []
    for (name, value) in input.members where name.contains("image") && !["image_size", "num_images", "max_images", "image_resolution", "image_format"].contains(name) || name == "input_urls" {
      let values = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
      for url in values {
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else { throw KieRefusal(code: 422, message: "\(name) is not a valid URL") }
        found.append(url)
      }
    }
    return found
  }
}

/// Width and height with about so many pixels, multiples of 8, in a ratio such as `16:9`.
func sizes(ratio: String, pixels: Int) -> (Int, Int)? {
  let sides = ratio.split(separator: ":").compactMap { Double($0) }
  guard sides.count == 2, sides[0] > 0, sides[1] > 0, max(sides[0] / sides[1], sides[1] / sides[0]) <= 8 else { return nil }
  let width = (Double(pixels) * sides[0] / sides[1]).squareRoot()
  return (max(64, Int((width / 8).rounded()) * 8), max(64, Int((width * sides[1] / sides[0] / 8).rounded()) * 8))
}
