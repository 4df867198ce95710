import JSON

/// Midjourney (providers.md §1.8.6): four pictures, or films of a picture.
struct KieMidjourney: KieFamily {
  let orders = ["/api/v1/mj/generate"]
  let record = "/api/v1/mj/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    let types = ["mj_txt2img", "mj_img2img", "mj_style_reference", "mj_omni_reference", "mj_video", "mj_video_hd"]
    guard let type = try fields.choice("taskType", types) else { throw KieRefusal(code: 422, message: "taskType is required") }
    let isFilm = type.hasPrefix("mj_video")
    var work = Commission(medium: isFilm ? .video : .image, prompt: try fields.required("prompt", most: 2000), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = try fields.addresses("fileUrl", most: 1) + fields.addresses("fileUrls", most: 8)
    guard type == "mj_txt2img" || !work.inputs.isEmpty else { throw KieRefusal(code: 422, message: "fileUrl is required for \(type)") }
    let speed = try fields.choice("speed", ["relaxed", "fast", "turbo"]) ?? "fast"
    _ = try fields.choice("version", ["7", "6.1", "6", "5.2", "5.1", "niji6"])
    if let variety = try fields.number("variety", 0...100), variety.truncatingRemainder(dividingBy: 5) != 0 { throw KieRefusal(code: 422, message: "variety must be a multiple of 5") }
    _ = try fields.number("stylization", 0...1000)
    _ = try fields.number("weirdness", 0...3000)
    _ = try fields.number("ow", 1...1000)
    let ratio = try fields.choice("aspectRatio", ["1:2", "9:16", "2:3", "3:4", "5:6", "6:5", "4:3", "3:2", "1:1", "16:9", "2:1"])
    if isFilm {
      work.count = Int(try fields.number("videoBatchSize", 1...4) ?? 1)
      try work.frame(ratio, type == "mj_video_hd" ? "720p" : "480p")
    } else {
      work.work = work.inputs.isEmpty ? .create : .edit
      work.count = 4
      try work.canvas(ratio)
    }
    return KieOrder(model: "midjourney", commission: work, credits: ["relaxed": 3, "turbo": 16][speed] ?? 8)
  }

  func record(_ job: Job) -> JSONObject {
    let results = job.urls.map { JSONValue.object(["resultUrl": $0]) }
    return job.olderRecord(["resultInfoJson": job.outcome == .success ? ["resultUrls": .array(results)] : nil])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    var data: JSONObject = ["taskId": .string(job.id), "promptJson": .string(job.parameters)]
    if job.outcome == .success { data["resultUrls"] = .array(job.urls) }
    return [job.callback(.object(data))]
  }
}

/// Luma changes a film (providers.md §1.8.7).
struct KieLuma: KieFamily {
  let orders = ["/api/v1/modify/generate"]
  let record = "/api/v1/modify/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    var work = Commission(medium: .video, prompt: try fields.required("prompt"), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    guard let film = try fields.addresses("videoUrl", most: 1).first else { throw KieRefusal(code: 422, message: "videoUrl is required") }
    work.inputs = [film]
    try work.frame(nil, "720p")
    return KieOrder(model: "luma", commission: work, credits: 80)
  }

  func record(_ job: Job) -> JSONObject {
    job.olderRecord(["response": job.outcome == .success ? ["taskId": .string(job.id), "originUrls": [], "resultUrls": .array(job.urls)] : nil])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    var data: JSONObject = ["taskId": .string(job.id), "promptJson": .string(job.parameters)]
    if job.outcome == .success { data["resultUrls"] = .array(job.urls) }
    return [job.callback(.object(data))]
  }
}
