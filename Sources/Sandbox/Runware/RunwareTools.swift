import JSON
import Secrets
import Threads

/// Tasks that are answered at once.
extension Sandbox {
  /// A file of the caller's, by which later tasks may name it.
  func upload(_ task: JSONObject, _ request: Request, noun: String) throws(RunwareRefusal) -> JSONValue {
    let fields = RunwareFields(object: task), id = try RunwareOrder.taskUUID(task)
    let member = noun == "image" ? "image" : "media"
    try fields.only(["taskType", "taskUUID", "operation", member])
    guard let given = fields[member]?.string, let bytes = fetched(given) else {
      throw RunwareRefusal(code: "invalid\(member == "image" ? "Image" : "Media")", message: "\(member) must be a data URI, base64 or a URL.", parameter: member)
    }
    let look = appearance(bytes), uuid = randomUUID()
    let url = "\(request.base)/files/\(files.put(bytes, fileExtension: look.fileExtension, mime: look.mime, seconds: 30 * 86_400))"
    state.with { $0.uploads[uuid] = url }
    return [
      "taskType": fields["taskType"] ?? .null, "taskUUID": .string(id), "\(noun)UUID": .string(uuid), "\(noun)URL": .string(url),
    ]
  }

  func stored(_ task: JSONObject, _ request: Request) throws(RunwareRefusal) -> JSONValue {
    let operation = try RunwareFields(object: task).choice("operation", ["upload", "delete"])
    guard let operation else { throw RunwareFields(object: task).missing("operation") }
    guard operation == "delete" else {
      var item = try upload(task, request, noun: "media").object ?? [:]
      item["operation"] = "upload"
      return .object(item)
    }
    let id = try RunwareOrder.taskUUID(task), media = task["media"]?.string ?? ""
    guard state.with({ $0.uploads.removeValue(forKey: media) }) != nil else {
      throw RunwareRefusal(code: "mediaNotFound", message: "This media does not exist.", parameter: "media", status: 404)
    }
    return ["taskType": "mediaStorage", "taskUUID": .string(id), "operation": "delete", "mediaUUID": .string(media)]
  }

  /// Request and answer of a past task, as they were exchanged.
  func details(_ task: JSONObject) throws(RunwareRefusal) -> JSONValue {
    let id = try RunwareOrder.taskUUID(task)
    guard let job = state.with({ $0.jobs[id] }), job.house == .runware else {
      throw RunwareRefusal(code: "taskFailedOrNotFound", message: "The task failed or does not exist.", parameter: "taskUUID", status: 404)
    }
    var response = JSONObject()
    if job.outcome == .success { response["data"] = .array(runwareItems(job, withStatus: false)) }
    let errors = job.isOpen ? [] : runwareErrors(job)
    if !errors.isEmpty { response["errors"] = .array(errors) }
    let request: JSONValue = (try? JSONValue(parsing: job.parameters)) ?? .null
    return ["taskType": "getTaskDetails", "taskUUID": .string(id), "request": [request], "response": .object(response)]
  }

  func account(_ task: JSONObject) throws(RunwareRefusal) -> JSONValue {
    let id = try RunwareOrder.taskUUID(task), fields = RunwareFields(object: task)
    guard let operation = try fields.choice("operation", ["getDetails", "getUsageActivity", "getUsagePerformance", "getUsageErrors"]) else { throw fields.missing("operation") }
    let (dollars, counts) = state.with { ($0.behaviour.runwareDollars ?? 1000, $0.counts[.runware] ?? SandboxState.Counts()) }
    var item: JSONObject = ["taskType": "accountManagement", "taskUUID": .string(id), "operation": .string(operation)]
    if operation == "getDetails" {
      item["organizationName"] = "Sandbox"
      item["balance"] = ["amount": .real(dollars), "currency": "USD"]
    } else {
      item["usage"] = ["requests": .integer(Int64(counts.requests)), "paid": .integer(Int64(counts.paid)), "failed": .integer(Int64(counts.failed))]
    }
    return .object(item)
  }
}
