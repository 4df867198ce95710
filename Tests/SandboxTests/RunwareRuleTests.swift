import JSON
import Sandbox
import Secrets
import Testing

/// What Runware refuses, and how the stand-in is told to behave.
@Suite struct RunwareRuleTests {
  let house = RunwareStage()

  @Test("a model's sizes are its own", arguments: [
    ("runware:100@1", 1024, 1024, true), ("runware:100@1", 1000, 1024, false), ("runware:100@1", 2112, 1024, false), ("runware:100@1", 64, 1024, false),
    ("runware:400@1", 1040, 1024, true), ("runware:400@1", 1041, 1024, false), ("bfl:2@1", 1280, 720, true), ("bfl:2@1", 1441, 720, false), ("bfl:2@2", 2752, 1536, true),
    ("bfl:2@2", 2752, 2752, false), ("bfl:7@1", 1920, 1080, true), ("bfl:7@1", 1921, 1080, false), ("google:4@2", 1376, 768, true), ("google:4@2", 1024, 768, false),
    ("openai:1@1", 1024, 1536, true), ("civitai:101055@128078", 1536, 640, true),
  ])
  func sizes(_ model: String, _ width: Int64, _ height: Int64, _ isFine: Bool) {
    let answer = house.task("imageInference", ["model": .string(model), "positivePrompt": "[hold] a kite", "width": .integer(width), "height": .integer(height), "deliveryMethod": "async"])
    #expect((answer.status == 200) == isFine, "\(answer.json?.text ?? "")")
    if !isFine { #expect(["width", "height"].contains(answer.json?["errors"]?[0]?["parameter"]?.string ?? "")) }
  }

  @Test("what the rules forbid is refused by name and code", arguments: [
    ("imageInference", #"{"model":"bfl:2@1","positivePrompt":"xx","width":1024,"height":1024,"providerSettings":{"bfl":{"raww":true}}}"#, "unsupportedParameter", "providerSettings.bfl.raww"),
    ("imageInference", #"{"model":"bfl:2@1","positivePrompt":"xx","width":1024,"height":1024,"providerSettings":{"google":{}}}"#, "unsupportedParameter", "providerSettings.google"),
    ("imageInference", #"{"model":"bfl:2@1","positivePrompt":"xx","width":1024,"height":1024,"providerSettings":{"bfl":{"safetyTolerance":7}}}"#, "invalidSafetyTolerance", "providerSettings.bfl.safetyTolerance"),
    ("imageInference", #"{"model":"bfl:1@2","positivePrompt":"xx","seedImage":"http://h.example/a.png"}"#, "missingMaskImage", "maskImage"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"seed":-1}"#, "invalidSeed", "seed"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"strength":"a lot"}"#, "invalidStrength", "strength"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"seedImage":"rubbish!"}"#, "invalidSeedImage", "seedImage"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"ttl":59}"#, "invalidTtl", "ttl"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"webhookURL":"ftp://h"}"#, "invalidWebhookURL", "webhookURL"),
    ("imageInference", #"{"model":"runware:100@1","positivePrompt":"xx","width":512,"height":512,"numberResults":21}"#, "invalidNumberResults", "numberResults"),
    ("videoInference", #"{"model":"pixverse:1@5","positivePrompt":"xx","width":1280,"height":720,"duration":6}"#, "invalidDuration", "duration"),
    ("videoInference", #"{"model":"pixverse:1@5","positivePrompt":"xx","width":1280,"height":1080}"#, "invalidWidth", "width"),
    ("videoInference", #"{"model":"pixverse:1@5","positivePrompt":"xx","width":1280,"height":720,"resolution":"720p"}"#, "invalidResolution", "resolution"),
    ("videoInference", #"{"model":"pixverse:1@5","positivePrompt":"xx"}"#, "missingWidth", "width"),
    ("videoInference", #"{"model":"google:3@2","positivePrompt":"xx","outputType":"base64Data"}"#, "invalidOutputType", "outputType"),
    ("videoInference", #"{"model":"google:3@2","positivePrompt":"xx","generateAudio":true}"#, "unsupportedParameter", "generateAudio"),
    ("upscale", #"{"model":"runware:500@1","inputImage":"http://h.example/a.png","upscaleFactor":4}"#, "invalidUpscaleFactor", "upscaleFactor"),
    ("upscale", #"{"model":"runware:504@1","upscaleFactor":2}"#, "missingInputImage", "inputImage"),
    ("removeBackground", #"{"model":"runware:109@1","inputImage":"http://h.example/a.png","settings":{"rgba":[1,2,3]}}"#, "invalidRgba", "settings.rgba"),
    ("promptEnhance", #"{"prompt":"xx","promptMaxLength":3}"#, "invalidPromptMaxLength", "promptMaxLength"),
    ("audioInference", #"{"model":"minimax:music@2.6","positivePrompt":"xx","audioSettings":{"sampleRate":4000}}"#, "invalidSampleRate", "audioSettings.sampleRate"),
    ("somethingElse", #"{"model":"runware:100@1"}"#, "invalidTaskType", "taskType"), ("getResponse", #"{"model":"runware:100@1"}"#, "unsupportedParameter", "model"),
  ])
  func refusals(_ taskType: String, _ fields: String, _ code: String, _ parameter: String) throws {
    let answer = house.task(taskType, try object(fields))
    let error = answer.json?["errors"]?[0]
    #expect(answer.status == 400 && error?["code"]?.string == code && error?["parameter"]?.string == parameter, "\(answer.json?.text ?? "")")
    #expect(error?["taskType"]?.string == taskType && error?["taskUUID"] != nil && error?["documentation"] != nil && answer.json?["data"] == nil)
  }

  @Test("of a batch what is fine works, and the rest has errors of its own")
  func batch() {
    let tasks = ["\"positivePrompt\":\"a kite\"", "\"positivePrompt\":\"x\""].map {
      "{\"taskType\":\"imageInference\",\"taskUUID\":\"\(randomUUID())\",\"model\":\"runware:100@1\",\"width\":128,\"height\":128,\($0)}"
    }
    let answer = house.stage.post("/runware/v1", "[\(tasks.joined(separator: ","))]")
    #expect(answer.status == 200 && answer.json?["data"]?.array?.count == 1 && answer.json?["errors"]?.array?.count == 1)
  }

  @Test("of four results half come, the others are errors, and each is posted by itself")
  func partial() throws {
    let ear = try Ear()
    let answer = house.task("imageInference", [
      "model": "runware:100@1", "positivePrompt": "[partial] a kite", "width": 128, "height": 128, "numberResults": 4, "webhookURL": .string("http://127.0.0.1:\(ear.port)/hook"),
    ])
    #expect(answer.status == 200 && answer.json?["data"]?.array?.count == 2 && answer.json?["errors"]?.array?.count == 2)
    let heard = ear.heard(atLeast: 4, seconds: 30)
    #expect(heard.count == 4 && heard.filter { $0.contains("\"errors\"") }.count == 2)
  }

  @Test("an account without money refuses with 402, a full queue with 429")
  func money() {
    let fields: JSONObject = ["model": "runware:100@1", "positivePrompt": "[hold] a kite", "width": 1024, "height": 1024, "deliveryMethod": "async"]
    _ = house.stage.post("/admin/settings", #"{"runware_dollars":0.002}"#)
    #expect(house.task("imageInference", fields).status == 200)
    let poor = house.task("imageInference", fields)
    #expect(poor.status == 402 && poor.json?["errors"]?[0]?["code"] == "insufficientCredits")
    _ = house.stage.post("/admin/settings", #"{"runware_dollars":null,"runware_queue":1}"#)
    let full = house.task("imageInference", fields)
    #expect(full.status == 429 && full.retryAfter == 1 && full.json?["errors"]?[0]?["code"] == "rateLimitExceeded")
  }

  @Test("finished results come before the rest, and the account, past tasks and uploads can be asked for")
  func tools() throws {
    let id = randomUUID()
    _ = house.stage.runware("\"positivePrompt\":\"[slow 600] a kite\",\"numberResults\":4,\"deliveryMethod\":\"async\"", id: id)
    _ = house.stage.post("/admin/jobs", "{\"id\":\"\(id)\",\"do\":\"show\",\"share\":0.5}")
    var items: [JSONValue] = []
    for _ in 0..<2000 where items.filter({ $0["status"] == "success" }).count < 2 {
      items = house.stage.post("/runware/v1", "[{\"taskType\":\"getResponse\",\"taskUUID\":\"\(id)\"}]").json?["data"]?.array ?? []
    }
    #expect(items.map { $0["status"]?.string } == ["success", "success", "processing", "processing"])
    #expect(house.task("accountManagement", ["operation": "getDetails"]).json?["data"]?[0]?["balance"] != nil)
    let details = house.task("getTaskDetails", ["taskUUID": .string(id)]).json?["data"]?[0]
    #expect(details?["request"]?[0]?["numberResults"] == 4 && details?["response"] != nil)
    let media = house.task("mediaStorage", ["operation": "upload", "media": .string(try house.picture())]).json?["data"]?[0]
    let uuid = try #require(media?["mediaUUID"])
    #expect(house.task("removeBackground", ["inputImage": uuid]).status == 200)
    #expect(house.task("mediaStorage", ["operation": "delete", "media": uuid]).status == 200)
    #expect(house.task("mediaStorage", ["operation": "delete", "media": uuid]).status == 404)
  }

  @Test("a result goes to the caller's own storage as well")
  func uploadEndpoint() throws {
    let ear = try Ear()
    _ = house.task("imageInference", ["model": "runware:100@1", "positivePrompt": "a kite", "width": 128, "height": 128, "uploadEndpoint": .string("http://127.0.0.1:\(ear.port)/mine")])
    #expect(ear.heard(atLeast: 1, seconds: 30).first?.hasPrefix("PUT /mine ") == true)
  }
}
