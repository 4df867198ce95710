import JSON

extension RunwareKind {
  static let films = RunwareKind(
    names: ["videoInference"], medium: .video, mostResults: 4, formats: ["MP4", "WEBM", "MOV"],
    parameters: [
      "positivePrompt", "negativePrompt", "duration", "width", "height", "resolution", "fps", "frameImages", "referenceImages", "referenceVideos",
      "inputAudios", "seed", "CFGScale", "steps", "speech", "providerSettings", "inputs", "settings", "lora",
    ]
  ) { fields, model throws(RunwareRefusal) in
    let inputs = try fields.inner("inputs", ["frameImages", "referenceImages", "image", "video", "audio", "referenceVideos", "inputAudios"])
    let frames = try fields.media("frameImages", most: 2) + (inputs?.media("frameImages", most: 2) ?? []) + (inputs?.media("image", most: 1) ?? [])
    let videos = try fields.media("referenceVideos", most: 3) + (inputs?.media("video", most: 1) ?? []) + (inputs?.media("referenceVideos", most: 3) ?? [])
    let references = try fields.media("referenceImages", most: 10) + (inputs?.media("referenceImages", most: 10) ?? [])
    let isPixVerse = model == "pixverse:1@5"
    let prompt = isPixVerse || (frames + videos).isEmpty ? try fields.required("positivePrompt", 2...3000) : try fields.text("positivePrompt", 0...3000) ?? ""
    var work = Commission(medium: .video, prompt: prompt, seed: try fields.seed())
    _ = try fields.text("negativePrompt", 2...3000)
    if let duration = try fields.number("duration", 1...30) {
      guard !isPixVerse || [5, 8].contains(duration) else { throw fields.refusal("duration", "must be one of 5, 8") }
      work.seconds = duration
    }
    work.rate = try fields.integer("fps", 8...60).map { Int($0) }
    try fields.vendorSettings(model)
    work.inputs = videos + frames + references
    if let resolution = try fields.choice("resolution", ["360p", "480p", "540p", "720p", "768p", "1080p", "4k"]) {
      if fields.has("width") || fields.has("height") { throw fields.refusal("resolution", "cannot be combined with width and height") }
      work.side = Sizes.side(resolution)
      (work.width, work.height) = Sizes.film("16:9", side: work.side)!
      work.isSized = work.inputs.isEmpty
    } else if fields.has("width") || fields.has("height") {
      let (width, height) = try RunwareSize.of(model).checked(fields)
      (work.width, work.height, work.isSized) = (width / 2 * 2, height / 2 * 2, true)
    } else if work.inputs.isEmpty {
      if isPixVerse { throw fields.missing("width") }
      (work.width, work.height, work.isSized) = (1280, 720, true)
    }
    return work
  }
}
