import JSON
import Secrets
import Threads

/// Suno's music (providers.md §1.8.2): two tracks; records in camelCase, callbacks in snake_case and in three stages.
struct KieSuno: KieFamily {
  let orders = ["/api/v1/generate"]
  let record = "/api/v1/generate/record-info"
  let needsCallback = true

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    guard let custom = try fields.flag("customMode") else { throw KieRefusal(code: 422, message: "customMode is required") }
    guard let instrumental = try fields.flag("instrumental") else { throw KieRefusal(code: 422, message: "instrumental is required") }
    guard let model = try fields.choice("model", ["V3_5", "V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"]) else { throw KieRefusal(code: 422, message: "model is required") }
    let most = custom ? (model == "V4" ? 3000 : 5000) : 3000
    let prompt = custom && instrumental ? try fields.text("prompt", most: most) ?? "" : try fields.required("prompt", most: most)
    if custom {
      _ = try fields.required("style", most: model == "V4" ? 200 : 1000)
      _ = try fields.required("title", most: 80)
    }
    for name in ["styleWeight", "weirdnessConstraint", "audioWeight"] { _ = try fields.number(name, 0...1) }
    _ = try fields.choice("vocalGender", ["m", "f"])
    var work = Commission(medium: .audio, work: .music(sung: !instrumental), prompt: prompt, seed: UInt64.random(in: 1...0xFFFF_FFFF))
    work.style = try fields.text("style", most: 1000) ?? ""
    work.voice = fields["vocalGender"]?.string ?? ""
    work.seconds = try fields.number("duration", 10...360) ?? 30
    work.count = 2
    return KieOrder(model: model, commission: work, credits: 12)
  }

  func record(_ job: Job) -> JSONObject {
    let status = switch job.outcome {
    case .success: "SUCCESS"
    case .failure(let code, _): code == "422" ? "SENSITIVE_WORD_ERROR" : "GENERATE_AUDIO_FAILED"
    case .open: job.share < 0.3 ? "PENDING" : job.share < 0.6 || job.pieces == nil ? "TEXT_SUCCESS" : "FIRST_SUCCESS"
    }
    let tracks = job.outcome == .success ? pieces(job) : status == "FIRST_SUCCESS" ? Array(pieces(job).prefix(1)) : []
    return [
      "taskId": .string(job.id), "parentMusicId": "", "param": .string(job.parameters),
      "response": ["taskId": .string(job.id), "sunoData": .array(tracks.map { track($0, job, camel: true) })], "status": .string(status), "type": "GENERATE",
      "operationType": "generate", "errorCode": job.problem?.code ?? nil, "errorMessage": job.problem.map { .string($0.message) } ?? nil,
      "creditsConsumed": job.outcome == .success ? .real(job.cost) : nil,
    ]
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    func stage(_ name: String, _ tracks: [Piece]?) -> JSONValue {
      let data: JSONValue = tracks.map { .array($0.map { track($0, job, camel: false) }) } ?? nil
      return job.callback(["callbackType": .string(name), "task_id": .string(job.id), "data": data], message: "\(name) generated successfully.")
    }
    guard job.outcome == .success else { return [stage("error", nil)] }
    return [stage("text", []), stage("first", Array(pieces(job).prefix(1))), stage("complete", pieces(job))]
  }

  private func pieces(_ job: Job) -> [Piece] { job.faults.has(.empty) ? [] : job.pieces ?? [] }

  private func track(_ piece: Piece, _ job: Job, camel: Bool) -> JSONValue {
    let names = camel
      ? ["audioUrl", "streamAudioUrl", "imageUrl", "modelName"] : ["audio_url", "stream_audio_url", "image_url", "model_name"]
    var item: JSONObject = ["id": .string(piece.uuid)]
    item[names[0]] = .string(piece.url)
    item[names[1]] = .string(piece.url)
    if !camel { item["source_audio_url"] = "" }
    item[names[2]] = ""
    item["prompt"] = .string(job.commission.prompt)
    item[names[3]] = .string("chirp-\(job.model.lowercased())")
    item["title"] = .string(String(job.commission.prompt.prefix(40)))
    item["tags"] = .string(job.commission.style)
    item["createTime"] = kieClock(job.created)
    item["duration"] = .real(job.commission.seconds)
    return .object(item)
  }
}
