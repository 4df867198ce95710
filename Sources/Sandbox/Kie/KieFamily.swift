import JSON
import Threads

/// A family of kie.ai's endpoints: what it takes, how its record looks, what it calls back with (providers.md §1.3, §1.4 and §1.8).
protocol KieFamily: Sendable {
  /// The paths that make a task.
  var orders: [String] { get }
  /// The path of the record.
  var record: String { get }
  var needsCallback: Bool { get }
  func order(_ path: String, _ fields: KieFields, in sandbox: Sandbox) throws(KieRefusal) -> KieOrder
  /// `data` of the record.
  func record(_ job: Job) -> JSONObject
  /// The bodies of a finished task's callbacks, in their order.
  func callbacks(_ job: Job) -> [JSONValue]
}

extension KieFamily {
  var needsCallback: Bool { false }
}

let kieFamilies: [any KieFamily] =
  [KieMarket(), KieVeo(), KieSuno(), KieRunway(), KieAleph(), KieFluxKontext(), KieGPT4o(), KieMidjourney(), KieLuma()] + KieSunoTool.all

/// A checked order.
struct KieOrder {
  var model: String
  var commission: Commission
  var credits: Double
}

struct KieRefusal: Error {
  var code: Int
  var message: String
}

extension Job {
  /// The addresses of the results; none for a task that has not succeeded, or that succeeds with nothing.
  var urls: [JSONValue] { outcome == .success && !faults.has(.empty) ? (pieces ?? []).map { .string($0.url) } : [] }
  var firstURL: JSONValue { urls.first ?? nil }

  /// What went wrong, in the number that the older families use: 400 for what they refuse, else 500.
  var problem: (code: JSONValue, message: String)? {
    guard case .failure(let code, let message) = outcome else { return nil }
    let number = Int64(code) ?? 500
    return (.integer(number == 422 ? 400 : number == 501 ? 500 : number), message)
  }

  /// 0 under way, 1 success, 3 failed.
  var successFlag: JSONValue {
    switch outcome {
    case .open: 0
    case .success: 1
    case .failure: 3
    }
  }

  /// The members that most of the older records share.
  func olderRecord(_ more: JSONObject) -> JSONObject {
    var record: JSONObject = [
      "taskId": .string(id), "paramJson": .string(parameters), "completeTime": finished.map(kieMilliseconds) ?? nil, "successFlag": successFlag,
      "errorCode": problem?.code ?? nil, "errorMessage": .string(problem?.message ?? ""), "createTime": kieMilliseconds(created),
    ]
    // Seen on finished records of the market; assumed here for the others.
    if outcome == .success { record["creditsConsumed"] = .real(cost) }
    for (key, value) in more.members { record[key] = value }
    return record
  }

  /// The envelope of a callback.
  func callback(_ data: JSONValue, message: String = "success") -> JSONValue {
    ["code": problem?.code ?? 200, "msg": .string(problem?.message ?? message), "data": data]
  }
}

func kieMilliseconds(_ seconds: Double) -> JSONValue { .integer(Int64(seconds * 1000)) }

/// `2026-01-01 10:30:00`, as some families write times.
func kieClock(_ seconds: Double) -> JSONValue { .string(String(timestamp(seconds).prefix(19)).replacing("T", with: " ")) }
