import JSON
import Threads

/// The job API that most models share: `{model, input}` in, a record whose request and result are texts that hold JSON.
struct KieMarket: KieFamily {
  let orders = ["/api/v1/jobs/createTask"]
  let record = "/api/v1/jobs/recordInfo"

  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder {
    guard let model = fields["model"]?.string, !model.isEmpty else { throw KieRefusal(code: 422, message: "The model parameter is required") }
    let letters = model.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E, 0x2F, 0x5F].contains($0) }
    guard letters, !model.hasPrefix("unknown") else { throw KieRefusal(code: 404, message: "The model \(model) does not exist") }
    guard let input = fields["input"]?.object else { throw KieRefusal(code: 422, message: "The input parameter is required") }
    let kind = KieMarketModel(model)
    let commission = try kind.commission(KieFields(input))
    return KieOrder(model: model, commission: commission, credits: kind.credits(commission))
  }

  func record(_ job: Job) -> JSONObject {
    var record: JSONObject = [
      "taskId": .string(job.id), "model": .string(job.model), "state": .string(state(job)), "param": .string(job.parameters), "resultJson": "",
      "failCode": "", "failMsg": "", "costTime": 0, "createTime": kieMilliseconds(job.created), "updateTime": kieMilliseconds(job.finished ?? wallSeconds()),
      "completeTime": job.finished.map(kieMilliseconds) ?? 0,
    ]
    switch job.outcome {
    case .open: break
    case .success:
      record["resultJson"] = .string(JSONValue.object(["resultUrls": .array(job.urls)]).text)
      record["costTime"] = kieMilliseconds((job.finished ?? job.created) - job.created)
      record["creditsConsumed"] = .real(job.cost)
    case .failure(let code, let message):
      record["failCode"] = .string(code)
      record["failMsg"] = .string(message)
      record["creditsConsumed"] = 0
    }
    return record
  }

  /// The same object as the record; on failure the code is 501 or that of a refusal.
  func callbacks(_ job: Job) -> [JSONValue] {
    guard case .failure(let code, let message) = job.outcome else { return [["code": 200, "msg": "success", "data": .object(record(job))]] }
    return [["code": code == "422" ? 422 : 501, "msg": .string(message), "data": .object(record(job))]]
  }

  private func state(_ job: Job) -> String {
    switch job.outcome {
    case .success: "success"
    case .failure: "fail"
    case .open: job.share < 0.15 ? "waiting" : job.share < 0.35 ? "queuing" : "generating"
    }
  }
}
