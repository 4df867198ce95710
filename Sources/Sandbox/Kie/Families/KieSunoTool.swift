import JSON
import Threads

/// Suno's other tools (providers.md §1.8.2). Each has its own habits: `successFlag` is a word for some and a number for others.
struct KieSunoTool: KieFamily {
  enum Kind: String { case lyrics, wav, stems, mp4, midi, cover }
  let kind: Kind
  let orders: [String]
  let record: String
  var needsCallback: Bool { kind != .cover }

  static let all: [any KieFamily] = [
    KieSunoTool(.lyrics, "/api/v1/lyrics", "/api/v1/lyrics/record-info"),
    KieSunoTool(.wav, "/api/v1/wav/generate", "/api/v1/wav/record-info"),
    KieSunoTool(.stems, "/api/v1/vocal-removal/generate", "/api/v1/vocal-removal/record-info"),
    KieSunoTool(.mp4, "/api/v1/mp4/generate", "/api/v1/mp4/record-info"),
    KieSunoTool(.midi, "/api/v1/midi/generate", "/api/v1/midi/record-info"),
    KieSunoTool(.cover, "/api/v1/suno/cover/generate", "/api/v1/suno/cover/record-info"),
  ]

  private init(_ kind: Kind, _ order: String, _ record: String) {
    self.kind = kind
    orders = [order]
    self.record = record
  }

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    let prompt = kind == .lyrics ? try fields.required("prompt", most: 2000) : try fields.required("taskId")
    var work = Commission(medium: .audio, work: .music(sung: false), prompt: prompt, seed: UInt64.random(in: 1...0xFFFF_FFFF))
    if kind != .lyrics, let earlier = sandbox.state.with({ $0.jobs[prompt] }) { work = earlier.commission }
    switch kind {
    case .lyrics, .midi: work.count = 0
    case .wav:
      work.format = "wav"
      work.count = 1
    case .stems: work.count = 2
    case .mp4:
      work.medium = .video
      work.count = 1
      work.sound = true
      try work.frame("1:1", "720p")
    case .cover:
      work.medium = .image
      work.work = .create
      work.count = 2
      try work.canvas("1:1")
    }
    return KieOrder(model: "suno-\(kind.rawValue)", commission: work, credits: 1)
  }

  func record(_ job: Job) -> JSONObject {
    let isWord = ![Kind.midi, .cover].contains(kind)
    let flag: JSONValue = isWord ? job.outcome == .success ? "SUCCESS" : job.isOpen ? "PENDING" : "GENERATE_FAILED" : job.outcome == .success ? 1 : job.isOpen ? 0 : 3
    return job.olderRecord(["response": job.outcome == .success ? .object(result(job)) : nil, "successFlag": flag, "status": flag])
  }

  func callbacks(_ job: Job) -> [JSONValue] {
    var data: JSONObject = [[.midi, .cover].contains(kind) ? "taskId" : "task_id": .string(job.id)]
    // Lyrics that failed are called complete as well.
    if kind == .lyrics { data["callbackType"] = "complete" }
    for (key, value) in result(job).members { data[key] = value }
    return [job.callback(.object(data))]
  }

  private func result(_ job: Job) -> JSONObject {
    let done = job.outcome == .success
    switch kind {
    case .lyrics:
      let words: JSONValue = ["text": .string("[Verse]\n\(job.commission.prompt)"), "title": "Words", "status": "complete", "error_message": ""]
      return ["data": done ? [words] : nil]
    case .wav: return ["audioWavUrl": job.firstURL]
    case .mp4: return ["video_url": job.firstURL]
    case .stems: return ["vocal_separation_info": done ? ["vocal_url": job.firstURL, "instrumental_url": job.urls.last ?? nil, "origin_url": ""] : nil]
    case .midi:
      let note: JSONValue = ["pitch": 60, "start": "0", "end": "0.5", "velocity": 1]
      return done ? ["state": "complete", "instruments": [["name": "Piano", "notes": [note]]]] : [:]
    case .cover: return ["images": done ? .array(job.urls) : nil]
    }
  }
}
