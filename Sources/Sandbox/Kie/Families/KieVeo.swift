import JSON
import Threads

/// Veo (providers.md §1.8.1): films from words, from the first and last picture, or after references; longer ones, and larger ones.
struct KieVeo: KieFamily {
  let orders = ["/api/v1/veo/generate", "/api/v1/veo/extend", "/api/v1/veo/get-4k-video"]
  let record = "/api/v1/veo/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    guard path == orders[0] else { return try further(path, fields, in: sandbox) }
    let model = try fields.choice("model", ["veo3", "veo3_fast", "veo3_lite"]) ?? "veo3_fast"
    var work = Commission(medium: .video, prompt: try fields.required("prompt"), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.inputs = try fields.addresses("imageUrls", most: 3)
    work.sound = true
    work.seconds = try fields.number("duration", 4...8) ?? 8
    guard [4, 6, 8].contains(work.seconds) else { throw KieRefusal(code: 422, message: "duration must be 4, 6 or 8") }
    try check(try fields.choice("generationType", ["TEXT_2_VIDEO", "FIRST_AND_LAST_FRAMES_2_VIDEO", "REFERENCE_2_VIDEO"]), model, work)
    let ratio = try (fields["aspect_ratio"] == nil ? fields.choice("aspectRatio", ["16:9", "9:16", "Auto"]) : fields.choice("aspect_ratio", ["16:9", "9:16", "Auto"])) ?? "16:9"
    let resolution = try fields.choice("resolution", ["720p", "1080p", "4k"]) ?? "720p"
    try work.frame(ratio == "Auto" ? nil : ratio, resolution)
    return KieOrder(model: model, commission: work, credits: credits(model, resolution, fromPicture: !work.inputs.isEmpty))
  }

  /// A film has one price, whatever its length.
  private func credits(_ model: String, _ resolution: String, fromPicture: Bool) -> Double {
    let plain: Double = model == "veo3" ? 250 : model == "veo3_fast" ? 60 : 30
    return plain + (resolution == "4k" ? model == "veo3" && !fromPicture ? 130 : 120 : resolution == "1080p" ? 5 : 0)
  }

  private func check(_ type: String?, _ model: String, _ work: Commission) throws(KieRefusal) {
    let count = work.inputs.count
    switch type {
    case "TEXT_2_VIDEO" where count > 0: throw KieRefusal(code: 422, message: "imageUrls cannot be used with TEXT_2_VIDEO")
    case "FIRST_AND_LAST_FRAMES_2_VIDEO" where !(1...2).contains(count): throw KieRefusal(code: 422, message: "FIRST_AND_LAST_FRAMES_2_VIDEO needs 1 or 2 imageUrls")
    case "REFERENCE_2_VIDEO" where !(1...3).contains(count) || model == "veo3" || work.seconds != 8:
      throw KieRefusal(code: 422, message: "REFERENCE_2_VIDEO needs 1 to 3 imageUrls, veo3_fast or veo3_lite, and 8 seconds")
    default: break
    }
  }

  /// What is made out of a finished film.
  private func further(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    let task = try fields.required("taskId")
    guard let earlier = sandbox.state.with({ $0.jobs[task] }), earlier.family is KieVeo else { throw KieRefusal(code: 422, message: "record is null.") }
    guard earlier.outcome == .success else { throw KieRefusal(code: 422, message: "record status is not success.") }
    var work = earlier.commission
    if path == orders[1] {
      work.prompt = try fields.required("prompt")
      work.seconds += 8
      return KieOrder(model: earlier.model, commission: work, credits: 60)
    }
    (work.width, work.height) = Sizes.film(shape: Double(work.width) / Double(work.height), side: 2160)
    work.side = 2160
    return KieOrder(model: earlier.model, commission: work, credits: 120)
  }

  func record(_ job: Job) -> JSONObject {
    var response: JSONValue = nil
    if job.outcome == .success {
      response = [
        "taskId": .string(job.id), "resultUrls": .array(job.urls), "fullResultUrls": [], "originUrls": nil, "resolution": .string("\(job.commission.side)p"),
      ]
    }
    return job.olderRecord(["response": response, "fallbackFlag": false, "createTime": kieClock(job.created), "completeTime": job.finished.map(kieClock) ?? nil])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    var data: JSONObject = ["taskId": .string(job.id), "promptJson": .string(job.parameters), "fallbackFlag": false]
    if job.outcome == .success {
      if job.path == orders[2] { data["creditsConsumed"] = .real(job.cost) }
      data["info"] = job.path == orders[2]
        ? ["resultUrls": .array(job.urls), "imageUrls": []]
        : ["resultUrls": .array(job.urls), "originUrls": [], "resolution": .string("\(job.commission.side)p")]
    }
    return [job.callback(.object(data), message: "Veo3.1 video generated successfully.")]
  }
}
