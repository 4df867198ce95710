import JSON
import Secrets

/// One task, checked by Runware's rules.
struct RunwareOrder {
  var id: String
  var taskType: String
  var model: String
  var commission: Commission
  var callback: String?
  var isAsync: Bool
  var includeCost: Bool
  var outputType: String
  var checkSafety: Bool
  var fileSeconds: Double?
  var cost: Double

  init(_ task: JSONObject) throws(RunwareRefusal) {
    id = try RunwareOrder.taskUUID(task)
    taskType = task["taskType"]?.string ?? ""
    let rules = TaskRules(taskType: taskType)
    guard let rules else { throw RunwareRefusal(code: "invalidTaskType", message: "Unknown taskType \(taskType).", parameter: "taskType") }
    for name in task.keys where !rules.parameters.contains(name) && !TaskRules.common.contains(name) {
      throw RunwareRefusal(code: "unsupportedParameter", message: "Unsupported use of '\(name)' parameter.", parameter: name)
    }
    model = try RunwareOrder.model(task, required: rules.needsModel)
    outputType = task["outputType"]?.string ?? task["outputType"]?[0]?.string ?? "URL"
    guard ["url", "base64data", "datauri"].contains(outputType.lowercased()), rules.medium == .image || outputType.lowercased() == "url" else {
      throw RunwareRefusal(code: "invalidOutputType", message: "outputType must be URL\(rules.medium == .image ? ", base64Data or dataURI" : "").", parameter: "outputType")
    }
    let delivery = task["deliveryMethod"]?.string ?? (rules.medium == .video ? "async" : "sync")
    guard ["sync", "async"].contains(delivery) else { throw RunwareRefusal(code: "invalidDeliveryMethod", message: "deliveryMethod must be sync or async.", parameter: "deliveryMethod") }
    isAsync = delivery == "async"
    callback = task["webhookURL"]?.string
    if task["webhookURL"] != nil, callback?.hasPrefix("http") != true { throw RunwareRefusal(code: "invalidWebhookURL", message: "webhookURL must be a URL.", parameter: "webhookURL") }
    includeCost = task["includeCost"]?.bool ?? false
    checkSafety = task["checkNSFW"]?.bool ?? task["safety"]?["checkContent"]?.bool ?? false
    fileSeconds = task["ttl"]?.number
    if let ttl = task["ttl"], (ttl.number ?? 0) < 60 { throw RunwareRefusal(code: "invalidTTL", message: "ttl must be at least 60 seconds.", parameter: "ttl") }
    commission = try rules.commission(task)
    let pixels = Double(commission.width * commission.height) / 1_048_576
    cost = commission.medium == .video ? 0.024 * commission.seconds : commission.work == .create ? (0.0013 * pixels * 10_000).rounded() / 10_000 : 0.006
  }

  static func taskUUID(_ task: JSONObject) throws(RunwareRefusal) -> String {
    guard let text = task["taskUUID"]?.string else { throw RunwareRefusal(code: "missingTaskUUID", message: "taskUUID is required.", parameter: "taskUUID") }
    guard let bytes = uuidBytes(text), bytes[6] >> 4 == 4, bytes[8] >> 6 == 2 else {
      throw RunwareRefusal(code: "invalidTaskUUID", message: "taskUUID must be a UUID v4.", parameter: "taskUUID")
    }
    return text.lowercased()
  }

  /// `source:model@version`.
  private static func model(_ task: JSONObject, required: Bool) throws(RunwareRefusal) -> String {
    guard let model = task["model"]?.string else {
      if !required && task["model"] == nil { return "" }
      throw RunwareRefusal(code: "missingModel", message: "model is required.", parameter: "model")
    }
    let parts = model.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count == 2 ? parts[1].split(separator: "@", omittingEmptySubsequences: false) : []
    let fine: (Substring) -> Bool = { !$0.isEmpty && $0.utf8.allSatisfy { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F } }
    guard rest.count == 2, fine(parts[0]), rest.allSatisfy(fine) else {
      throw RunwareRefusal(code: "invalidModel", message: "model must be an AIR identifier such as runware:100@1.", parameter: "model")
    }
    return model
  }
}
