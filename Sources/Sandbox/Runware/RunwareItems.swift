import JSON

extension Job {
  /// The word in the names of a result's members.
  var noun: String { commission.medium.rawValue }
}

extension Sandbox {
  /// A finished task's results, one item each.
  func runwareItems(_ job: Job, withStatus: Bool) -> [JSONValue] {
    (job.pieces ?? []).map { piece in
      var item: JSONObject = ["taskType": .string(job.taskType), "taskUUID": .string(job.id)]
      if withStatus { item["status"] = "success" }
      item["\(job.noun)UUID"] = .string(piece.uuid)
      switch job.outputType.lowercased() {
      case "base64data": item["\(job.noun)Base64Data"] = .string(base64(bytes(of: piece)))
      case "datauri": item["\(job.noun)DataURI"] = .string("data:\(piece.mime);base64,\(base64(bytes(of: piece)))")
      default: item["\(job.noun)URL"] = .string(piece.url)
      }
      if job.taskType.hasSuffix("Inference") { item["seed"] = .integer(Int64(bitPattern: piece.seed & 0x7FFF_FFFF_FFFF_FFFF)) }
      if job.checkSafety { item["NSFWContent"] = false }
      if job.includeCost { item["cost"] = .real(job.cost) }
      return .object(item)
    }
  }

  func bytes(of piece: Piece) -> [UInt8] {
    if case .found(let bytes, _) = files.read(piece.file) { bytes } else { [] }
  }
}
