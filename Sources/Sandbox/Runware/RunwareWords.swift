import JSON

/// Tasks whose result is a text.
extension RunwareKind {
  static let captions = RunwareKind(
    names: ["caption", "imageCaption"], medium: .text, needsModel: false, formats: [], parameters: ["inputImage", "inputImages", "inputs", "prompt", "template", "settings"]
  ) { fields, model throws(RunwareRefusal) in
    var work = try onPicture(fields)
    work.medium = .text
    work.prompt = try fields.text("prompt", 1...3000) ?? ""
    return work
  }

  static let enhancement = RunwareKind(
    names: ["promptEnhance"], medium: .text, needsModel: false, formats: [], parameters: ["prompt", "promptMaxLength", "promptVersions", "settings"]
  ) { fields, model throws(RunwareRefusal) in
    var work = Commission(medium: .text, prompt: try fields.required("prompt", 1...3000), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.wordCount = Int(try fields.integer("promptMaxLength", 4...400) ?? 64)
    work.count = Int(try fields.integer("promptVersions", 1...5) ?? 1)
    return work
  }
}
