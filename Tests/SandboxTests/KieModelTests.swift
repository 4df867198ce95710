import Domain
import JSON
import Models
import Providers
import Sandbox
import Testing

/// Every model of kie's in the catalogue, with its defaults: the stand-in takes the order, and makes as many of the right kind.
@Suite struct KieModelTests {
  @Test("the catalogue's orders are taken as they leave", arguments: Registry.all.filter { $0.provider == .kieAI }.map(\.recordID))
  func orders(_ recordID: String) throws {
    let house = KieStage(), model = try #require(Registry.find(recordID))
    _ = house.stage.post("/admin/settings", #"{"kie_creations":1000}"#)
    let checked = try model.checked(inputs: inputs(model), prompt: model.input(for: .positivePrompt) == nil ? nil : "[hold] a red kite")
    let payload = model.payload(settings: checked.settings) { _ in "http://127.0.0.1/files/a.png" }
    let order = Order(id: "g", model: model.modelID, endpoint: model.endpoint, payload: payload, callbackURL: "http://127.0.0.1:1/")
    guard case .accepted(let task) = house.kie.submit(order, over: house.wire) else {
      Issue.record("\(model.name) is not taken: \(house.kie.submit(order, over: house.wire)), \(JSONValue.object(payload).text)")
      return
    }
    let job = house.stage.get("/admin/jobs", ["id": task]).json
    #expect(job?["kind"]?.string == model.kind.rawValue, "\(model.name)")
    #expect(job?["count"]?.integer == Int64(checked.outputs), "\(model.name)")
    guard case .pending = house.kie.ask(ProviderJob(id: task, endpoint: model.endpoint, outputs: 1, age: 0), over: house.wire) else {
      Issue.record("\(model.name) has no record")
      return
    }
  }

  /// What has to be given besides the words.
  private func inputs(_ model: Model) -> JSONObject {
    model.inputs.reduce(into: [:]) { given, input in
      let reference: JSONValue = "uploads/00000000-0000-4000-8000-000000000001/a.png"
      switch input.kind {
      case .image where input.isRequired: given[input.name] = reference
      case .images where input.isRequired: given[input.name] = [reference]
      default: break
      }
    }
  }
}
