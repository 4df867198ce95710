import JSON
import Secrets

extension Job {
  /// The word in the names of a result's members.
  var noun: String {
    switch taskType {
    case "imageMasking": "maskImage"
    case "controlNetPreprocess", "imageControlNetPreProcess": "guideImage"
    default: commission.medium.rawValue
    }
  }
}

extension Sandbox {
  /// A finished task's results, one item each.
  func runwareItems(_ job: Job, withStatus: Bool) -> [JSONValue] {
    (job.pieces ?? []).map { piece in
      var item: JSONObject = ["taskType": .string(job.taskType), "taskUUID": .string(job.id)]
      if withStatus { item["status"] = "success" }
      if job.commission.medium == .text {
        item["text"] = .string(String(decoding: bytes(of: piece), as: UTF8.self))
      } else {
        item["\(job.noun)UUID"] = .string(piece.uuid)
        place(piece, job, in: &item)
      }
      if job.noun.hasSuffix("Image") { item["inputImageUUID"] = .string(uuidText(Array(sha256(Array(job.commission.inputs[0].utf8)).prefix(16)))) }
      if job.taskType == "imageMasking" { item["detections"] = .array([["x_min": 0, "y_min": 0, "x_max": 64, "y_max": 64]]) }
      if job.taskType.hasSuffix("Inference") { item["seed"] = .integer(Int64(bitPattern: piece.seed & 0x7FFF_FFFF_FFFF_FFFF)) }
      if job.checkSafety { item["NSFWContent"] = false }
      if job.includeCost { item["cost"] = .real(job.cost) }
      return .object(item)
    }
  }

  private func place(_ piece: Piece, _ job: Job, in item: inout JSONObject) {
    if job.faults.has(.empty) { return }
    switch job.outputType.lowercased() {
    case "base64data": item["\(job.noun)Base64Data"] = .string(base64(bytes(of: piece)))
    case "datauri": item["\(job.noun)DataURI"] = .string("data:\(piece.mime);base64,\(base64(bytes(of: piece)))")
    default: item["\(job.noun)URL"] = .string(piece.url)
    }
  }

  /// What did not come: everything, or a part, each with an error of its own.
  func runwareErrors(_ job: Job) -> [JSONValue] {
    if case .failure(let code, let message) = job.outcome { return [runwareError(job, code, message)] }
    let missing = job.faults.has(.partial) ? job.commission.count - (job.pieces?.count ?? 0) : 0
    return (0..<max(0, missing)).map { _ in runwareError(job, "inferenceError", "The inference could not be completed.") }
  }

  /// While a task runs: the results that are finished, then an item for each that is not.
  func runwareProgress(_ job: Job) -> [JSONValue] {
    let count = job.commission.count, made = count > 1 ? Array(runwareItems(job, withStatus: true).prefix(min(count - 1, Int(job.share * Double(count))))) : []
    return made + (made.count..<count).map { index in
      var item: JSONObject = ["taskType": .string(job.taskType), "taskUUID": .string(job.id), "status": "processing", "progress": .integer(Int64(job.share * 95))]
      // The older SDK polls on only when the coming result has a name already.
      item["\(job.noun)UUID"] = .string(uuidText(Array(sha256(Array("\(job.id)/\(index)".utf8)).prefix(16))))
      return .object(item)
    }
  }

  func bytes(of piece: Piece) -> [UInt8] {
    if case .found(let bytes, _) = files.read(piece.file) { bytes } else { [] }
  }
}
