import Domain
import JSON
@testable import Models
import Testing

private let flux = Registry.find("100@1")!
private let clarity = Registry.find("06a3ec99-d16b-4a79-9343-447548f98a16")!
private let kling = Registry.find("4ea2dc5d-f89b-4f21-a67d-32ed82a7b991")!
private let klingImage = Registry.find("32292e2b-fe2f-43e0-9e42-e7810fcde6fd")!
private let gemini = Registry.find("06c556f2-596a-4711-a3e1-40e72e768b34")!

/// By the start of its record id.
private func model(_ start: String) throws -> Model { try #require(Registry.all.first { $0.recordID.hasPrefix(start) }) }

@Suite struct CheckTests {
  @Test func `starting values are filled in, and what has none stays out`() throws {
    let inputs = try flux.checked(inputs: [:], prompt: "a quiet lake")
    #expect(JSONValue.object(inputs.settings).text == #"{"positivePrompt":"a quiet lake","width":1024,"height":1024,"steps":4,"CFGScale":1,"numberResults":1,"outputFormat":"JPG","outputQuality":95}"#)
    #expect(inputs.prompt == "a quiet lake")
    #expect(inputs.negativePrompt == nil)
    #expect(inputs.outputs == 1)
  }

  @Test func `common names mean the model's own`() throws {
    let common = try flux.checked(inputs: [
      "positivePrompt": "a quiet lake", "aspectRatio": "16:9", "numOutputs": 2, "seed": 7, "guidance": 3, "negativePrompt": "fog",
    ])
    let own = try flux.checked(
      inputs: ["width": 1344, "height": 768, "numberResults": 2, "seed": 7, "CFGScale": 3.0], prompt: "a quiet lake", negativePrompt: "fog")
    #expect(common == own)
    #expect(common.outputs == 2)
    #expect(common.negativePrompt == "fog")
  }

  @Test func `a duration may be said as a number where the provider wants text`() throws {
    #expect(try kling.checked(inputs: ["duration": 10], prompt: "a quiet lake").settings["duration"] == "10")
    #expect(refusal(kling, ["duration": 7], prompt: "a quiet lake") == "duration enum")
  }

  @Test func `pixels go before the ratio, each on its own`() throws {
    let settings = try flux.checked(inputs: ["aspectRatio": "16:9", "width": 640], prompt: "a quiet lake").settings
    #expect(settings["width"] == 640 && settings["height"] == 768)
  }

  @Test func `what means nothing without another is left out without it`() throws {
    #expect(try flux.checked(inputs: ["strength": 0.5], prompt: "a quiet lake").settings["strength"] == nil)
    let picture: JSONObject = ["seedImage": .string(adasPicture)]
    #expect(try flux.checked(inputs: picture, prompt: "a quiet lake").settings["strength"] == 0.8)
  }

  @Test func `nested and dotted names are the same`() throws {
    let nested = try clarity.checked(inputs: ["inputImage": .string(adasPicture), "settings": ["steps": 30, "strength": 0.5]])
    let dotted = try clarity.checked(inputs: ["inputImage": .string(adasPicture), "settings.steps": 30, "settings.strength": 0.5])
    #expect(nested == dotted)
    #expect(nested.mediaReferences == [Inputs.MediaUse(parameter: "inputImage", reference: adasPicture)])
  }

  @Test func `the same thing said twice must be the same`() throws {
    #expect(try flux.checked(inputs: ["positivePrompt": "a lake"], prompt: "a lake").prompt == "a lake")
    #expect(refusal(flux, ["positivePrompt": "a lake"], prompt: "a hill") == "prompt conflict")
    #expect(refusal(flux, ["guidance": 2, "CFGScale": 3], prompt: "a lake") == "CFGScale conflict")
  }

  @Test func `null and empty say nothing`() throws {
    let plain = try clarity.checked(inputs: ["inputImage": .string(adasPicture)])
    let empty = try clarity.checked(
      inputs: ["inputImage": .string(adasPicture), "settings.seed": nil, "settings.positivePrompt": ""], prompt: "", negativePrompt: " ")
    #expect(plain == empty)
  }

  @Test(arguments: [nil, "", "ab", "   ", " a ", "\n\n\n\n"] as [String?])
  func `a prompt of fewer than three characters is refused`(prompt: String?) {
    for model in [flux, kling, gemini] {
      #expect(["prompt required", "prompt minLength"].contains(refusal(model, [:], prompt: prompt)))
    }
  }

  @Test func `a negative prompt for a model that takes none is refused`() {
    #expect(throws: Failure.self) { try gemini.checked(inputs: [:], prompt: "a quiet lake", negativePrompt: "fog") }
  }

  @Test(arguments: [
    "https://example.test/a.png", "http://127.0.0.1/", "file:///etc/passwd", "data:image/png;base64,AAAA", "/etc/passwd", "",
    "uploads/../../secret", "uploads/00000000-0000-4000-8000-000000000001/../x", "uploads/00000000-0000-4000-8000-000000000001/",
    "uploads/ada/lake.png", "generation:00000000-0000-4000-8000-000000000001", "generation:00000000-0000-4000-8000-000000000001/-1",
    "00000000-0000-4000-8000-00000000000g", "uploads/00000000-0000-4000-8000-000000000001/a\u{1}b", "uploads\\00000000-0000-4000-8000-000000000001\\x",
  ])
  func `a picture is one's own upload or result and nothing else`(reference: String) {
    #expect(refusal(klingImage, ["image_url": .string(reference)], prompt: "a quiet lake") == "image_url media")
  }

  @Test(arguments: [
    adasPicture, "00000000-0000-4000-8000-000000000007", "generation:00000000-0000-4000-8000-000000000003/0",
    "uploads/00000000-0000-4000-8000-000000000001/holiday/lake at dawn.png",
  ])
  func `uploads, media and results are pictures`(reference: String) throws {
    #expect(try klingImage.checked(inputs: ["image_url": .string(reference)], prompt: "a quiet lake").mediaReferences.map(\.reference) == [reference])
  }

  @Test func `a ratio may be said where the provider has words of its own`() throws {
    let seedream = try model("a3e43e3b"), sora = try model("aa28951e")
    #expect(try seedream.checked(inputs: ["aspectRatio": "16:9"], prompt: "a quiet lake").settings["image_size"] == "landscape_16_9")
    #expect(JSONValue.object(try sora.checked(inputs: ["aspectRatio": "9:16", "duration": 15], prompt: "a quiet lake").settings).text
      == #"{"prompt":"a quiet lake","aspect_ratio":"portrait","n_frames":"15","remove_watermark":true}"#)
  }

  @Test func `a number that the provider wants as text may be given as either`() throws {
    let imagen = try model("3fed2faa")
    #expect(try imagen.checked(inputs: ["seed": 7], prompt: "a quiet lake").settings["seed"] == "7")
    #expect(try imagen.checked(inputs: ["seed": "7"], prompt: "a quiet lake").settings["seed"] == "7")
    #expect(refusal(imagen, ["seed": "seven"], prompt: "a quiet lake") == "seed type")
  }

  @Test func `a switch asks for what it needs, and what needs it is left out while it is off`() throws {
    let suno = try model("a4f12b85")
    #expect(refusal(suno, ["customMode": true, "title": "Lake"], prompt: "a quiet lake") == "style required")
    let custom = try suno.checked(inputs: ["customMode": true, "title": "Lake", "style": "calm", "duration": 60], prompt: "a quiet lake").settings
    #expect(custom["style"] == "calm" && custom["duration"] == 60)
    let simple = try suno.checked(inputs: ["title": "Lake", "style": "calm", "duration": 60], prompt: "a quiet lake").settings
    #expect(simple["style"] == nil && simple["title"] == nil && simple["duration"] == nil)
  }

  @Test func `a switch may change how many results there are`() throws {
    let grok = try model("57442351")
    #expect(try grok.checked(inputs: [:], prompt: "a quiet lake").outputs == 6)
    #expect(try grok.checked(inputs: ["enable_pro": true], prompt: "a quiet lake").outputs == 4)
    #expect(try model("4ffe8831").checked(inputs: ["image_url": .string(adasPicture), "numOutputs": 3], prompt: "a lake").outputs == 3)
  }

  @Test func `a hidden input is an operator's to give`() throws {
    let model = flux.adding(Input(name: "checker", title: "Checker", about: "Filter.", kind: .flag, start: true, place: .hidden))
    #expect(try model.checked(inputs: [:], prompt: "a lake").settings["checker"] == nil)
    #expect(refusal(model, ["checker": false], prompt: "a lake") == "checker unknown")
    #expect(try model.checked(inputs: ["checker": false], prompt: "a lake", byOperator: true).settings["checker"] == false)
    #expect(model.schema["properties"]?["checker"] == nil)
  }
}
