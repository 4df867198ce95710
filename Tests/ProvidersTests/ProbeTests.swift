import Testing

@testable import Providers

@Suite struct ProbeTests {
  @Test("kie.ai is well while our key counts and credits are left")
  func kie() {
    let kie = KieAI(baseURL: "http://kie", uploadURL: "http://upload", key: "k")
    #expect(kie.probe(over: ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":99.5}"#))) == .well(credits: 99.5))
    #expect(kie.probe(over: ScriptedWire(reply(200, #"{"code":200,"msg":"success","data":0}"#))) == .ill("no credits are left", credits: 0))
    #expect(kie.probe(over: ScriptedWire(reply(200, #"{"code":401,"msg":"no access"}"#))) == .ill("refused: kie 401: no access"))
    #expect(kie.probe(over: ScriptedWire(silent)) == .ill("timeout"))
  }

  @Test("Runware is well when it knows our key, though it may not know the ping")
  func runware() {
    let runware = Runware(baseURL: "http://runware", key: "k"), wire = ScriptedWire(reply(200, #"{"data":[{"taskType":"ping","pong":true}]}"#))
    #expect(runware.probe(over: wire) == .well())
    #expect(wire.body == [["taskType": "ping", "ping": true]] && wire.requests[0].url == "http://runware/v1")
    #expect(runware.probe(over: ScriptedWire(reply(400, #"{"errors":[{"code":"unsupportedTaskType","message":"no"}]}"#))) == .well())
    #expect(runware.probe(over: ScriptedWire(reply(401, #"{"errors":[{"code":"invalidApiKey","message":"no"}]}"#))) == .ill("runware invalidApiKey: no"))
    #expect(runware.probe(over: ScriptedWire(reply(503, #"{"errors":[{"code":"serviceUnavailable","message":"no"}]}"#)))?.isWell == false)
    #expect(runware.probe(over: ScriptedWire(absent))?.isWell == false)
  }

  @Test("the gateway is well unless it complains of our key or of itself")
  func lovable() {
    let lovable = LovableAI(baseURL: "http://lovable", key: "k"), wire = ScriptedWire(reply(404, "Not found"))
    #expect(lovable.probe(over: wire) == .well())
    #expect(wire.requests[0].method == "GET" && wire.requests[0].body == nil)
    #expect(lovable.probe(over: ScriptedWire(reply(401, "no"))) == .ill("lovable HTTP 401: no"))
    for trouble in [reply(502, "<html>"), reply(429, "slowly"), broken] { #expect(lovable.probe(over: ScriptedWire(trouble))?.isWell == false) }
  }
}
