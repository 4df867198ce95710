import JSON
import Secrets

/// One task, checked by Runware's rules.
struct RunwareOrder {
  var id: String
  var taskType: String
  var model: String
  var commission: Commission
  var callback: String?
  var uploadEndpoint: String?
  var isAsync: Bool
  var includeCost: Bool
  var outputType: String
  var checkSafety: Bool
  var fileSeconds: Double?
  var cost: Double

  init(_ task: JSONObject) throws(RunwareRefusal) {
    id = try RunwareOrder.taskUUID(task)
    taskType = task["taskType"]?.string ?? ""
    guard let kind = RunwareKind.named(taskType) else { throw RunwareRefusal(code: "invalidTaskType", message: "Unknown taskType \(taskType).", parameter: "taskType") }
    let fields = RunwareFields(object: task)
    model = try RunwareOrder.model(task, required: kind.needsModel)
    // Some callers name several forms; the first counts.
    outputType = task["outputType"]?[0]?.string ?? "URL"
    if task["outputType"]?.array == nil { outputType = try fields.choice("outputType", kind.medium == .video ? ["URL"] : ["URL", "base64Data", "dataURI"]) ?? "URL" }
    isAsync = try fields.choice("deliveryMethod", ["sync", "async"]) ?? (kind.medium == .video ? "async" : "sync") == "async"
    callback = try RunwareOrder.address("webhookURL", fields)
    uploadEndpoint = try RunwareOrder.address("uploadEndpoint", fields)
    includeCost = try fields.flag("includeCost") ?? false
    let isChecked = try fields.inner("safety")?.flag("checkContent"), wasChecked = try fields.flag("checkNSFW")
    checkSafety = isChecked ?? wasChecked ?? false
    fileSeconds = try fields.integer("ttl", 60...31_536_000).map { Double($0) }
    commission = try kind.order(fields, model)
    let pixels = Double(commission.width * commission.height) / 1_048_576
    cost = switch commission.medium {
    case .video: 0.024 * commission.seconds
    case .audio: 0.003 * commission.seconds
    case .text: 0.0002
    case .image: commission.work == .create ? max(0.0001, (0.0013 * pixels * 10_000).rounded() / 10_000) : 0.006
    }
  }

  static func taskUUID(_ task: JSONObject) throws(RunwareRefusal) -> String {
    guard let text = task["taskUUID"]?.string else { throw RunwareRefusal(code: "missingTaskUUID", message: "taskUUID is required.", parameter: "taskUUID") }
    guard let bytes = uuidBytes(text), bytes[6] >> 4 == 4, bytes[8] >> 6 == 2 else {
      throw RunwareRefusal(code: "invalidTaskUUID", message: "taskUUID must be a UUID v4.", parameter: "taskUUID")
    }
    return text.lowercased()
  }

  private static func address(_ name: String, _ fields: RunwareFields) throws(RunwareRefusal) -> String? {
    guard let address = try fields.text(name, 1...2000) else { return nil }
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else { throw fields.refusal(name, "must be a URL") }
    return address
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
