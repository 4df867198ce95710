import JSON
import Threads

extension Sandbox {
  func kieRecordInfo(_ request: Request) -> Answer {
    guard let id = request.query["taskId"], !id.isEmpty else { return kieError(400, "taskId parameter is required") }
    let (job, blind) = state.with { ($0.jobs[id], $0.behaviour.kieBlindSeconds) }
    guard let job, job.house == .kie else { return kieError(404, "Task not found") }
    guard job.elapsed >= blind else { return kieError(422, "recordInfo is null") }
    return kieSuccess(.object(kieRecord(job)))
  }
}

/// The record of a task, as recordInfo and callbacks show it.
func kieRecord(_ job: Job) -> JSONObject {
  var record: JSONObject = [
    "taskId": .string(job.id), "model": .string(job.model), "state": .string(kieState(job)), "param": .string(job.parameters), "resultJson": "",
    "failCode": "", "failMsg": "", "costTime": 0, "createTime": milliseconds(job.created), "updateTime": milliseconds(job.finished ?? wallSeconds()),
    "completeTime": job.finished.map(milliseconds) ?? 0,
  ]
  switch job.outcome {
  case .open: record["updateTime"] = milliseconds(wallSeconds())
  case .success:
    let urls = (job.pieces ?? []).map { JSONValue.string($0.url) }
    record["resultJson"] = .string(JSONValue.object(["resultUrls": .array(urls)]).text)
    record["costTime"] = milliseconds((job.finished ?? job.created) - job.created)
    record["creditsConsumed"] = .real(job.cost)
  case .failure(let code, let message):
    record["failCode"] = .string(code)
    record["failMsg"] = .string(message)
    record["creditsConsumed"] = 0
  }
  return record
}

private func kieState(_ job: Job) -> String {
  switch job.outcome {
  case .success: "success"
  case .failure: "fail"
  case .open: job.share < 0.15 ? "waiting" : job.share < 0.35 ? "queuing" : "generating"
  }
}

private func milliseconds(_ seconds: Double) -> JSONValue { .integer(Int64(seconds * 1000)) }
