import JSON

extension RunwareKind {
  static let pictures = RunwareKind(
    names: ["imageInference"], medium: .image, mostResults: 20, formats: ["JPG", "PNG", "WEBP"],
    parameters: [
      "positivePrompt", "negativePrompt", "width", "height", "steps", "CFGScale", "seed", "scheduler", "strength", "clipSkip", "seedImage", "maskImage",
      "maskMargin", "referenceImages", "inputs", "controlNet", "lora", "embeddings", "refiner", "vae", "outpaint", "acceleration", "resolution",
      "providerSettings", "settings", "promptWeighting", "ipAdapters", "acceleratorOptions", "advancedFeatures",
    ]
  ) { fields, model throws(RunwareRefusal) in
    let isReframe = model == "ideogram:4@4", isFill = model == "bfl:1@2"
    let prompt = isReframe ? try fields.text("positivePrompt", 1...2000) ?? "" : try fields.required("positivePrompt", 2...3000)
    var work = Commission(medium: .image, prompt: prompt, seed: try fields.seed())
    _ = try fields.text("negativePrompt", 2...3000)
    _ = try fields.text("scheduler", 1...60)
    _ = try fields.integer("steps", isFill ? 15...50 : 1...100)
    _ = try fields.integer("clipSkip", 0...2)
    try fields.number("CFGScale", isFill ? 1.5...100 : 0...50)
    try fields.number("strength", 0...1)
    try fields.choice("acceleration", ["none", "low", "medium", "high"])
    try fields.vendorSettings(model)
    let inputs = try fields.inner("inputs", ["seedImage", "maskImage", "referenceImages", "image", "images"])
    let seedImage = try fields.media("seedImage", most: 1) + (inputs?.media("seedImage", most: 1) ?? []) + (inputs?.media("image", most: 1) ?? [])
    let mask = try fields.media("maskImage", most: 1) + (inputs?.media("maskImage", most: 1) ?? [])
    let references = try fields.media("referenceImages", most: 10) + (inputs?.media("referenceImages", most: 10) ?? [])
    if isFill || isReframe, seedImage.isEmpty { throw fields.missing("seedImage") }
    if isFill, mask.isEmpty { throw fields.missing("maskImage") }
    if !mask.isEmpty, seedImage.isEmpty { throw fields.missing("seedImage") }
    work.inputs = seedImage + references
    work.mask = mask.first
    work.work = work.inputs.isEmpty ? .create : .edit
    if let resolution = try fields.choice("resolution", ["0.5k", "1k", "2k", "4k"]) {
      if fields.has("width") { throw fields.refusal("resolution", "cannot be combined with width and height") }
      (work.width, work.height) = Sizes.picture("1:1", pixels: Sizes.pixels(resolution))!
      work.isSized = work.inputs.isEmpty
    } else if fields.has("width") || fields.has("height") || work.inputs.isEmpty {
      (work.width, work.height) = try RunwareSize.of(model).checked(fields)
      work.isSized = true
    }
    return work
  }
}
