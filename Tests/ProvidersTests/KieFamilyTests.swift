import JSON
import Testing

@testable import Providers

private let kie = KieAI(baseURL: "http://kie", uploadURL: "http://upload", key: "k")
private let callback = "https://us.example/functions/v1/kie-ai-webhook?token=t"

/// The shapes of providers.md §1.3 and §1.8, one row each.
@Suite struct KieFamilyTests {
  @Test("an order of each family is the recorded body, sent once to its endpoint", arguments: vectors("orders"))
  func orders(_ row: JSONValue) throws {
    let endpoint = try #require(row["endpoint"]?.string)
    let order = Order(
      id: "g", model: row["model"]?.string ?? "", endpoint: endpoint, payload: try #require(row["payload"]?.object), callbackURL: callback)
    let wire = ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":{"taskId":"task_1"}}"#))
    #expect(kie.submit(order, over: wire) == .accepted("task_1"))
    #expect(wire.requests.map(\.url) == ["http://kie\(endpoint)"])
    #expect(wire.body == row["body"])
    #expect(wire.requests[0].headers.contains { $0 == ("Authorization", "Bearer k") })
  }

  @Test("a record of each family says what it says", arguments: vectors("records"))
  func records(_ row: JSONValue) throws {
    let expected = try #require(row["expect"])
    let answer = try read(row)
    switch expected["state"]?.string {
    case "running": #expect(answer == .pending(progress: expected["progress"]?.number), "\(row["name"]?.string ?? "")")
    case "done":
      let items = (expected["urls"]?.array ?? []).compactMap(\.string).map { Results.Item.address($0) }
      #expect(answer == .finished(Results(items, costUSD: expected["cost"]?.string)), "\(row["name"]?.string ?? "")")
    default:
      guard case .failed(let failure) = answer else {
        Issue.record("\(row["name"]?.string ?? "") is \(answer)")
        return
      }
      #expect(failure.kind.rawValue == expected["kind"]?.string, "\(row["name"]?.string ?? "")")
    }
  }

  @Test("a record of another task moves nothing, whatever the family", arguments: vectors("records"))
  func anotherTask(_ row: JSONValue) throws {
    guard case .trouble = try read(row, as: "task_2") else {
      Issue.record("\(row["name"]?.string ?? "") was taken")
      return
    }
  }

  private func read(_ row: JSONValue, as task: String = "task_1") throws -> Answer {
    let envelope: JSONValue = ["code": 200, "msg": "success", "data": try #require(row["data"])]
    let wire = ScriptedWire(reply(200, envelope.text))
    let endpoint = try #require(row["endpoint"]?.string)
    let answer = kie.ask(ProviderJob(id: task, endpoint: endpoint, outputs: 1, age: 10), over: wire)
    #expect(wire.requests.map(\.url) == ["http://kie\(KieFamily.of(endpoint)?.record ?? "")?taskId=\(task)"])
    return answer
  }

  @Test("an order of Suno without a callback is not sent, nor one to an unknown endpoint")
  func notSent() {
    let wire = ScriptedWire()
    for endpoint in ["/api/v1/generate", "/api/v1/nobody/generate"] {
      let order = Order(id: "g", model: "m", endpoint: endpoint, payload: ["prompt": "x"])
      guard case .failed(let failure) = kie.submit(order, over: wire) else {
        Issue.record("\(endpoint) was sent")
        continue
      }
      #expect(failure.kind == .account)
    }
    #expect(wire.requests.isEmpty)
  }

  @Test("every code has a kind and says whether the order may be sent again", arguments: [
    (400, "failed invalid"), (401, "failed account"), (402, "failed account"), (404, "failed invalid"), (405, "failed invalid"), (408, "doubtful"),
    (409, "failed invalid"), (413, "failed refused"), (422, "failed invalid"), (429, "not taken"), (433, "failed account"), (451, "failed invalid"),
    (455, "not taken"), (500, "doubtful"), (501, "failed provider_error"), (502, "doubtful"), (505, "failed account"), (531, "failed provider_error"),
    (550, "not taken"), (599, "doubtful"),
  ])
  func codes(_ code: Int, _ expected: String) {
    let order = Order(id: "g", model: "m", endpoint: "/api/v1/veo/generate", payload: ["prompt": "x"])
    // The code may stand in the body alone or be the status as well.
    for status in [200, code] {
      let submission = kie.submit(order, over: ScriptedWire(reply(status, #"{"code":\#(code),"msg":"their words","data":null}"#)))
      let seen = switch submission {
      case .failed(let failure): "failed \(failure.kind.rawValue)"
      case .notTaken: "not taken"
      case .doubtful: "doubtful"
      default: "\(submission)"
      }
      #expect(seen == expected)
      if case .failed(let failure) = submission {
        #expect(failure.internalText == "kie \(code): their words")
        #expect(failure.sentence?.contains("their words") != true)
      }
    }
  }
}

func vectors(_ name: String) -> [JSONValue] { vectors("kie", name) }

func vectors(_ house: String, _ name: String) -> [JSONValue] {
  let root = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 }
  guard let bytes = contents("\(root)/vectors/\(house)/\(name).json"), let rows = try? JSONValue(parsing: bytes).array, !rows.isEmpty else {
    fatalError("Tests/vectors/\(house)/\(name).json cannot be read")
  }
  return rows
}
