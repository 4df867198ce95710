import Glibc
import JSON
import Providers
import Sandbox
import Secrets
import Testing
import Threads

/// Runware as an installation meets it, and as a stranger may ask it.
struct RunwareStage {
  let stage = Stage()
  let runware = Runware(baseURL: "http://127.0.0.1/runware", key: "k")
  var wire: StageWire { StageWire(stage: stage) }

  /// What an order of ours brings in the end.
  func end(_ payload: JSONObject, outputs: Int = 1, kind: String = "image", callback: String? = nil) throws -> Providers.Answer {
    let id = randomUUID()
    let submission = runware.submit(Order(id: id, model: "", payload: payload, outputs: outputs, callbackURL: callback), over: wire)
    guard submission == .accepted(id) else {
      Issue.record("\(JSONValue.object(payload).text.prefix(300)) is \(submission)")
      throw StageProblem()
    }
    let deadline = monotonicSeconds() + 60
    while true {
      let answer = runware.ask(ProviderJob(id: id, kind: kind, outputs: outputs, age: 100), over: wire)
      switch answer {
      case .pending, .partly: if monotonicSeconds() > deadline { return answer }
      default: return answer
      }
      usleep(20_000)
    }
  }

  func files(_ payload: JSONObject, outputs: Int = 1, kind: String = "image") throws -> [[UInt8]] {
    let answer = try end(payload, outputs: outputs, kind: kind)
    guard case .finished(let results) = answer else {
      Issue.record("\(answer)")
      throw StageProblem()
    }
    #expect(results.costUSD != nil)
    return results.items.map { item in
      guard case .address(let url) = item else { return [] }
      return stage.fetch(url).bytes
    }
  }
}
