import JSON
import Threads

/// Runway (providers.md §1.8.3): its states are spelled in its own way, its record is a `record-detail`.
struct KieRunway: KieFamily {
  let orders = ["/api/v1/runway/generate", "/api/v1/runway/extend"]
  let record = "/api/v1/runway/record-detail"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    var work = Commission(medium: .video, prompt: try fields.required("prompt", most: 1800), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    guard let quality = try fields.choice("quality", ["720p", "1080p"]) else { throw KieRefusal(code: 422, message: "quality is required") }
    if path == orders[1] {
      let task = try fields.required("taskId")
      guard let earlier = sandbox.state.with({ $0.jobs[task] }), earlier.family is KieRunway else { throw KieRefusal(code: 422, message: "record is null.") }
      work.inputs = earlier.commission.inputs
      work.seconds = earlier.commission.seconds + 5
    } else {
      guard let seconds = try fields.number("duration", 5...10), [5, 10].contains(seconds) else { throw KieRefusal(code: 422, message: "duration must be 5 or 10") }
      guard quality != "1080p" || seconds == 5 else { throw KieRefusal(code: 422, message: "1080p is only available for 5 seconds") }
      work.seconds = seconds
      work.inputs = try fields.addresses("imageUrl", most: 1)
    }
    let ratio = try fields.choice("aspectRatio", ["16:9", "4:3", "1:1", "3:4", "9:16"])
    guard ratio != nil || !work.inputs.isEmpty || path == orders[1] else { throw KieRefusal(code: 422, message: "aspectRatio is required for text-to-video") }
    try work.frame(work.inputs.isEmpty ? ratio : nil, quality)
    return KieOrder(model: "runway", commission: work, credits: work.seconds == 5 && quality == "720p" ? 12 : 30)
  }

  func record(_ job: Job) -> JSONObject {
    let state = switch job.outcome {
    case .success: "success"
    case .failure: "fail"
    case .open: job.share < 0.15 ? "wait" : job.share < 0.35 ? "queueing" : "generating"
    }
    let film: JSONValue = ["videoId": .string(job.pieces?.first?.uuid ?? ""), "taskId": .string(job.id), "videoUrl": job.urls.isEmpty ? "" : job.firstURL, "imageUrl": ""]
    return [
      "taskId": .string(job.id), "parentTaskId": "",
      "generateParam": ["prompt": .string(job.commission.prompt), "imageUrl": .string(job.commission.inputs.first ?? ""), "expandPrompt": true],
      "state": .string(state), "generateTime": kieClock(job.created), "videoInfo": film, "failCode": job.problem?.code ?? 0,
      "failMsg": .string(job.problem?.message ?? ""), "expireFlag": 0, "creditsConsumed": job.outcome == .success ? .real(job.cost) : nil,
    ]
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    [job.callback([
      "task_id": .string(job.id), "video_id": .string(job.urls.isEmpty ? "" : job.pieces?.first?.uuid ?? ""), "video_url": job.urls.isEmpty ? "" : job.firstURL,
      "image_url": "",
    ], message: "All generated successfully.")]
  }
}

/// Aleph changes a film (providers.md §1.8.3). Flag 0 means under way and failed alike, and its callback names the task outside `data`.
struct KieAleph: KieFamily {
  let orders = ["/api/v1/aleph/generate"]
  let record = "/api/v1/aleph/record-info"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    var work = Commission(medium: .video, prompt: try fields.required("prompt"), seed: UInt64.random(in: 1...0xFFFF_FFFF))
    guard let film = try fields.addresses("videoUrl", most: 1).first else { throw KieRefusal(code: 422, message: "videoUrl is required") }
    work.inputs = [film]
    try work.frame(try fields.choice("aspectRatio", ["16:9", "9:16", "4:3", "3:4", "1:1", "21:9"]), "720p")
    return KieOrder(model: "aleph", commission: work, credits: 110)
  }

  func record(_ job: Job) -> JSONObject {
    let response: JSONValue = job.outcome == .success ? ["taskId": .string(job.id), "resultVideoUrl": job.firstURL, "resultImageUrl": ""] : nil
    return job.olderRecord(["response": response, "successFlag": job.outcome == .success ? 1 : 0, "errorCode": job.problem?.code ?? 0])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    let data: JSONValue = job.outcome == .success ? ["result_video_url": job.firstURL, "result_image_url": ""] : nil
    return [["code": job.problem?.code ?? 200, "msg": .string(job.problem?.message ?? "success"), "taskId": .string(job.id), "data": data]]
  }
}
