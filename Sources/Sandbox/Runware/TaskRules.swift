import JSON

/// Which parameters a kind of task knows and how they become a commission. Both generations of names are served.
struct TaskRules {
  static let common: Set<String> = [
    "taskType", "taskUUID", "model", "deliveryMethod", "webhookURL", "includeCost", "numberResults", "outputType", "outputFormat", "outputQuality", "ttl",
    "uploadEndpoint", "safety", "checkNSFW",
  ]

  var medium: Medium
  var needsModel = true
  var parameters: Set<String>
  private let make: @Sendable (JSONObject) throws(RunwareRefusal) -> Commission

  init?(taskType: String) {
    switch taskType {
    case "imageInference":
      medium = .image
      parameters = [
        "positivePrompt", "negativePrompt", "width", "height", "steps", "CFGScale", "seed", "scheduler", "strength", "clipSkip", "seedImage", "maskImage",
        "maskMargin", "referenceImages", "inputs", "controlNet", "lora", "embeddings", "refiner", "vae", "outpaint", "acceleration", "resolution",
        "providerSettings", "settings", "promptWeighting", "ipAdapters", "acceleratorOptions", "advancedFeatures",
      ]
      make = TaskRules.picture
    case "videoInference":
      medium = .video
      parameters = [
        "positivePrompt", "negativePrompt", "duration", "width", "height", "resolution", "fps", "frameImages", "referenceImages", "referenceVideos",
        "inputAudios", "seed", "CFGScale", "steps", "speech", "providerSettings", "inputs", "settings", "lora",
      ]
      make = TaskRules.film
    case "upscale", "imageUpscale":
      medium = .image
      needsModel = false
      parameters = ["inputImage", "inputs", "upscaleFactor", "targetMegapixels", "settings", "positivePrompt", "negativePrompt"]
      make = TaskRules.larger
    case "removeBackground", "imageBackgroundRemoval":
      medium = .image
      needsModel = false
      parameters = ["inputImage", "inputs", "settings"]
      make = TaskRules.cutOut
    default: return nil
    }
  }

  func commission(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    var work = try make(task)
    if let count = task["numberResults"] {
      guard let count = count.integer, (1...20).contains(count) else { throw invalid("numberResults", "must be between 1 and 20") }
      work.count = Int(count)
    }
    if let quality = task["outputQuality"] {
      guard let quality = quality.integer, (20...99).contains(quality) else { throw invalid("outputQuality", "must be between 20 and 99") }
      work.quality = Int(quality)
    }
    let format = task["outputFormat"]?.string?.lowercased() ?? (medium == .image ? work.work == .removeBackground ? "png" : "jpg" : "mp4")
    guard (medium == .image ? ["jpg", "jpeg", "png", "webp"] : ["mp4"]).contains(format) else {
      throw invalid("outputFormat", "is not supported: \(format)")
    }
    work.format = format == "jpeg" ? "jpg" : format
    return work
  }

  private static func picture(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    var work = Commission(medium: .image, prompt: try prompt(task), seed: try seed(task))
    work.inputs = pictures(task)
    work.work = work.inputs.isEmpty ? .create : .edit
    try numbers(task, ["steps": 1...100, "CFGScale": 0...50, "strength": 0...1, "clipSkip": 0...2])
    if task["width"] == nil, task["height"] == nil, task["resolution"] != nil || !work.inputs.isEmpty { return work }
    let fine = ["runware:400@", "runware:401@", "bfl:", "google:", "openai:", "bytedance:", "ideogram:"].contains { task["model"]?.string?.hasPrefix($0) == true }
    work.width = try side(task, "width", multiple: fine ? 1 : 64, limit: fine ? 4096 : 2048)
    work.height = try side(task, "height", multiple: fine ? 1 : 64, limit: fine ? 4096 : 2048)
    work.isSized = true
    return work
  }

  private static func film(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    var work = Commission(medium: .video, prompt: task["positivePrompt"] == nil && task["frameImages"] != nil ? "" : try prompt(task), seed: try seed(task))
    if let duration = task["duration"] {
      guard let seconds = duration.number, (1...30).contains(seconds) else { throw invalid("duration", "must be between 1 and 30") }
      work.seconds = seconds
    }
    work.inputs = pictures(task)
    // Without a size, a film that begins with a picture takes its shape.
    work.isSized = task["width"] != nil || work.inputs.isEmpty
    let width = task["width"]?.number ?? 1280, height = task["height"]?.number ?? 720
    guard (64...4096).contains(width), (64...4096).contains(height) else { throw invalid("width", "must be between 64 and 4096") }
    (work.width, work.height) = (Int(width) / 2 * 2, Int(height) / 2 * 2)
    return work
  }

  private static func larger(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    let factor = task["upscaleFactor"]?.number ?? 2
    guard (1...4).contains(factor) else { throw invalid("upscaleFactor", "must be between 2 and 4") }
    var work = try onPicture(task)
    work.work = .upscale(factor)
    return work
  }

  private static func cutOut(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    var work = try onPicture(task)
    work.work = .removeBackground
    return work
  }

  private static func onPicture(_ task: JSONObject) throws(RunwareRefusal) -> Commission {
    let settings = task["settings"]
    var work = Commission(
      medium: .image, prompt: settings?["positivePrompt"]?.string ?? task["positivePrompt"]?.string ?? "",
      seed: settings?["seed"]?.integer.map { UInt64(bitPattern: $0) } ?? UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = pictures(task)
    guard !work.inputs.isEmpty else { throw RunwareRefusal(code: "missingInputImage", message: "inputImage is required.", parameter: "inputImage") }
    return work
  }

  private static func prompt(_ task: JSONObject) throws(RunwareRefusal) -> String {
    guard let value = task["positivePrompt"] else { throw RunwareRefusal(code: "missingPositivePrompt", message: "positivePrompt is required.", parameter: "positivePrompt") }
    guard let text = value.string, (2...3000).contains(text.count) else { throw invalid("positivePrompt", "must have between 2 and 3000 characters") }
    return text
  }

  private static func seed(_ task: JSONObject) throws(RunwareRefusal) -> UInt64 {
    guard let value = task["seed"] else { return UInt64.random(in: 1...0xFFFF_FFFF) }
    guard let seed = value.integer, seed >= 0 else { throw invalid("seed", "must be a positive integer") }
    return UInt64(seed)
  }

  private static func side(_ task: JSONObject, _ name: String, multiple: Int64, limit: Int64) throws(RunwareRefusal) -> Int {
    guard let value = task[name] else { throw RunwareRefusal(code: name == "width" ? "missingWidth" : "missingHeight", message: "\(name) is required.", parameter: name) }
    guard let side = value.integer, (128...limit).contains(side), side % multiple == 0 else {
      throw invalid(name, "must be between 128 and \(limit)\(multiple > 1 ? " and a multiple of \(multiple)" : "")")
    }
    return Int(side)
  }

  private static func numbers(_ task: JSONObject, _ ranges: [String: ClosedRange<Double>]) throws(RunwareRefusal) {
    for (name, range) in ranges {
      guard let value = task[name] else { continue }
      guard let number = value.number, range.contains(number) else { throw invalid(name, "must be between \(Int(range.lowerBound)) and \(Int(range.upperBound))") }
    }
  }

  /// Wherever a picture may stand: old names at the top, new ones under `inputs`.
  private static func pictures(_ task: JSONObject) -> [String] {
    var found: [String] = []
    func look(_ value: JSONValue?) {
      switch value {
      case .string(let text): found.append(text)
      case .array(let items): items.forEach { look($0) }
      case .object(let object): look(object["inputImage"] ?? object["image"] ?? object["url"])
      default: break
      }
    }
    for name in ["inputImage", "seedImage", "referenceImages", "frameImages"] { look(task[name]) }
    for name in ["image", "seedImage", "referenceImages", "frameImages"] { look(task["inputs"]?[name]) }
    return found
  }
}

private func invalid(_ name: String, _ rule: String) -> RunwareRefusal {
  let title = (name.first.map { String($0).uppercased() } ?? "") + name.dropFirst()
  return RunwareRefusal(code: "invalid\(title)", message: "\(title) \(rule).", parameter: name)
}
