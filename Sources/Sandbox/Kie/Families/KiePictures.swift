import JSON

/// FLUX Kontext (providers.md §1.8.4), from words or on a picture.
struct KieFluxKontext: KieFamily {
  let orders = ["/api/v1/flux/kontext/generate"]
  let record = "/api/v1/flux/kontext/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    let model = try fields.choice("model", ["flux-kontext-pro", "flux-kontext-max"]) ?? "flux-kontext-pro"
    var work = Commission(medium: .image, prompt: try fields.required("prompt"), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = try fields.addresses("inputImage", most: 1)
    work.work = work.inputs.isEmpty ? .create : .edit
    // Outside of its range the real one answers 500.
    if let tolerance = fields["safetyTolerance"] {
      guard let level = tolerance.integer, (0...(work.inputs.isEmpty ? 6 : 2)).contains(level) else { throw KieRefusal(code: 500, message: "safetyTolerance is out of range") }
    }
    work.format = try fields.choice("outputFormat", ["jpeg", "png"]) == "png" ? "png" : "jpg"
    let ratio = try fields.choice("aspectRatio", ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"])
    try work.canvas(ratio ?? (work.inputs.isEmpty ? "16:9" : nil))
    return KieOrder(model: model, commission: work, credits: model == "flux-kontext-max" ? 10 : 5)
  }

  func record(_ job: Job) -> JSONObject {
    job.olderRecord(["response": job.outcome == .success ? ["originImageUrl": job.firstURL, "resultImageUrl": job.firstURL] : nil])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    let url = job.urls.first ?? ""
    return [job.callback(["taskId": .string(job.id), "info": ["originImageUrl": url, "resultImageUrl": url]])]
  }
}

/// GPT-4o image (providers.md §1.8.5).
struct KieGPT4o: KieFamily {
  let orders = ["/api/v1/gpt4o-image/generate"]
  let record = "/api/v1/gpt4o-image/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    guard let ratio = try fields.choice("size", ["1:1", "3:2", "2:3"]) else { throw KieRefusal(code: 422, message: "size is required") }
    let inputs = try fields.addresses("filesUrl", most: 5) + fields.addresses("fileUrl", most: 1)
    let prompt = inputs.isEmpty ? try fields.required("prompt") : try fields.text("prompt") ?? ""
    var work = Commission(medium: .image, work: inputs.isEmpty ? .create : .edit, prompt: prompt, seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = inputs
    let variants = try fields.number("nVariants", 1...4) ?? 1
    guard [1, 2, 4].contains(variants) else { throw KieRefusal(code: 422, message: "nVariants must be 1, 2 or 4") }
    work.count = Int(variants)
    try work.canvas(ratio)
    return KieOrder(model: "gpt4o-image", commission: work, credits: 6)
  }

  func record(_ job: Job) -> JSONObject {
    let (flag, status): (JSONValue, String) = switch job.outcome {
    case .open: (0, "GENERATING")
    case .success: (1, "SUCCESS")
    case .failure: (2, "GENERATE_FAILED")
    }
    let share = job.outcome == .open ? min(job.share, 0.99) : 1
    let hundredths = Int(share * 100), progress = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return job.olderRecord([
      "response": job.outcome == .success ? ["resultUrls": .array(job.urls)] : nil, "successFlag": flag, "status": .string(status), "progress": .string(progress),
    ])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    [job.callback(["taskId": .string(job.id), "info": job.outcome == .success ? ["result_urls": .array(job.urls)] : nil])]
  }
}
