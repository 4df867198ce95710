import JSON

/// Tasks that work on a picture that is given.
extension RunwareKind {
  static let enlargement = RunwareKind(
    names: ["upscale", "imageUpscale"], medium: .image, needsModel: false, formats: ["JPG", "PNG", "WEBP"],
    parameters: ["inputImage", "inputs", "upscaleFactor", "targetMegapixels", "settings", "positivePrompt", "negativePrompt"]
  ) { fields, model throws(RunwareRefusal) in
    let isClarity = model == "runware:500@1"
    let settings = try fields.inner("settings", [
      "positivePrompt", "negativePrompt", "strength", "controlNetWeight", "steps", "CFGScale", "seed", "scheduler", "colorFix", "tileDiffusion", "clipSkip",
    ])
    for name in ["positivePrompt", "negativePrompt"] { _ = try settings?.text(name, 2...3000) }
    for name in ["strength", "controlNetWeight"] { try settings?.number(name, 0...1) }
    try settings?.number("CFGScale", 0...50)
    _ = try settings?.integer("steps", 1...100)
    try fields.number("targetMegapixels", 1...200)
    let factor = try fields.number("upscaleFactor", isClarity ? 2...2 : 2...4) ?? 2
    var work = try onPicture(fields)
    work.prompt = settings?["positivePrompt"]?.string ?? fields["positivePrompt"]?.string ?? ""
    if let seed = try settings?.integer("seed", 1...Int64.max) { work.seed = UInt64(seed) }
    work.work = .upscale(factor, most: isClarity ? 4096 : 8192)
    return work
  }

  static let cutOut = RunwareKind(
    names: ["removeBackground", "imageBackgroundRemoval"], medium: .image, needsModel: false, formats: ["PNG", "JPG", "WEBP"],
    parameters: ["inputImage", "inputs", "settings"]
  ) { fields, model throws(RunwareRefusal) in
    let settings = try fields.inner("settings", [
      "rgba", "postProcessMask", "returnOnlyMask", "alphaMatting", "alphaMattingForegroundThreshold", "alphaMattingBackgroundThreshold", "alphaMattingErodeSize",
    ])
    for name in ["postProcessMask", "returnOnlyMask", "alphaMatting"] { try settings?.flag(name) }
    for name in ["alphaMattingForegroundThreshold", "alphaMattingBackgroundThreshold", "alphaMattingErodeSize"] { _ = try settings?.integer(name, 1...255) }
    var work = try onPicture(fields)
    work.work = settings?["returnOnlyMask"] == true ? .mask : .removeBackground
    guard let rgba = settings?["rgba"] else { return work }
    let colour = rgba.array?.compactMap(\.number) ?? []
    guard colour.count == 4, colour.allSatisfy((0...255).contains) else { throw RunwareFields(object: [:], path: "settings.").refusal("rgba", "must be four numbers from 0 to 255") }
    // An opaque colour fills what was removed.
    if colour[3] >= 1 { work.fill = colour.prefix(3).map { UInt8($0) } }
    return work
  }

  static let masks = RunwareKind(
    names: ["imageMasking"], medium: .image, formats: ["JPG", "PNG", "WEBP"],
    parameters: ["inputImage", "inputs", "settings", "confidence", "maxDetections", "maskPadding", "maskBlur"]
  ) { fields, model throws(RunwareRefusal) in
    let settings = try fields.inner("settings")
    for place in [fields, settings].compactMap({ $0 }) {
      try place.number("confidence", 0...1)
      _ = try place.integer("maxDetections", 1...20)
    }
    var work = try onPicture(fields)
    work.work = .mask
    return work
  }

  static let guides = RunwareKind(
    names: ["controlNetPreprocess", "imageControlNetPreProcess"], medium: .image, needsModel: false, formats: ["JPG", "PNG", "WEBP"],
    parameters: ["inputImage", "inputs", "preProcessorType", "settings", "width", "height", "lowThresholdCanny", "highThresholdCanny", "includeHandsAndFaceOpenPose"]
  ) { fields, model throws(RunwareRefusal) in
    var work = try onPicture(fields)
    work.work = .guide
    return work
  }

  static func onPicture(_ fields: RunwareFields) throws(RunwareRefusal) -> Commission {
    var work = Commission(medium: .image, prompt: "", seed: UInt64.random(in: 1...0xFFFF_FFFF))
    let inputs = try fields.inner("inputs", ["image", "inputImage", "video"])
    work.inputs = try fields.media("inputImage", most: 1) + (inputs?.media("image", most: 1) ?? []) + (inputs?.media("inputImage", most: 1) ?? [])
    guard !work.inputs.isEmpty else { throw fields.missing("inputImage") }
    return work
  }
}
