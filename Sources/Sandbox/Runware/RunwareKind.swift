import JSON

/// A kind of task: what it knows, what it gives, and how it becomes a commission. Both generations of names are served (providers.md §2.4).
struct RunwareKind: Sendable {
  static let common: Set<String> = [
    "taskType", "taskUUID", "model", "deliveryMethod", "webhookURL", "includeCost", "numberResults", "outputType", "outputFormat", "outputQuality", "ttl",
    "uploadEndpoint", "safety", "checkNSFW", "routing",
  ]

  var names: [String]
  var medium: Medium
  var needsModel = true
  var mostResults: Int64 = 1
  /// The first is the default.
  var formats: [String]
  var parameters: Set<String>
  var commission: @Sendable (RunwareFields, String) throws(RunwareRefusal) -> Commission

  static func named(_ taskType: String) -> RunwareKind? { all.first { $0.names.contains(taskType) } }

  private static let all: [RunwareKind] = [
    .pictures, .films, .sounds, .enlargement, .cutOut, .masks, .guides, .captions, .enhancement,
  ]

  /// What to make, with the rules that hold for every kind.
  func order(_ fields: RunwareFields, _ model: String) throws(RunwareRefusal) -> Commission {
    try fields.only(parameters.union(RunwareKind.common))
    var work = try commission(fields, model)
    if let count = try fields.integer("numberResults", 1...mostResults) { work.count = Int(count) }
    if let quality = try fields.integer("outputQuality", 20...99) { work.quality = Int(quality) }
    let format = try fields.choice("outputFormat", formats + (formats.contains("JPG") ? ["JPEG"] : [])) ?? formats.first ?? "TXT"
    work.format = format == "JPEG" ? "jpg" : format.lowercased()
    return work
  }
}

extension RunwareFields {
  func seed() throws(RunwareRefusal) -> UInt64 {
    guard let seed = try integer("seed", 0...Int64.max) else { return UInt64.random(in: 1...0xFFFF_FFFF) }
    return UInt64(seed)
  }

  /// A vendor's own settings stand under the vendor's name, which is the first part of the model's.
  func vendorSettings(_ model: String) throws(RunwareRefusal) {
    guard let settings = try inner("providerSettings") else { return }
    let vendor = String(model.prefix { $0 != ":" })
    try settings.only([vendor])
    guard let own = try settings.inner(vendor) else { return }
    switch vendor {
    case "bfl":
      try own.only(["promptUpsampling", "safetyTolerance", "raw", "onlySafe"])
      for name in ["promptUpsampling", "raw"] { try own.flag(name) }
      _ = try own.integer("safetyTolerance", 0...6)
    case "ideogram":
      try own.only(["renderingSpeed", "magicPrompt", "styleType", "styleCode", "styleReferenceImages", "colorPalette", "stylePreset"])
      try own.choice("renderingSpeed", ["TURBO", "DEFAULT", "QUALITY"])
      try own.choice("magicPrompt", ["AUTO", "ON", "OFF"])
      try own.choice("styleType", ["AUTO", "GENERAL", "REALISTIC", "DESIGN", "FICTION"])
      if let code = try own.text("styleCode", 8...8), !code.allSatisfy(\.isHexDigit) { throw own.refusal("styleCode", "must be eight hexadecimal digits") }
    case "pixverse":
      try own.only(["style", "motionMode", "effect", "cameraMovement", "soundEffectSwitch", "soundEffectContent"])
      try own.choice("style", ["anime", "3d_animation", "clay", "comic", "cyberpunk"])
      try own.choice("motionMode", ["normal", "fast"])
    default: break
    }
  }
}
