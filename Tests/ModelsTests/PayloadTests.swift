import JSON
@testable import Models
import Testing

private func body(_ recordID: String, _ inputs: JSONObject) throws -> String {
  let model = try #require(Registry.all.first { $0.recordID.hasPrefix(recordID) })
  let settings = try model.checked(inputs: inputs).settings
  // As the worker finds them in the row.
  let stored = try #require(try JSONValue(parsing: JSONValue.object(settings).text).object)
  return JSONValue.object(model.payload(settings: stored) { "https://media.example.test/" + $0 }).text
}

@Suite struct PayloadTests {
  @Test func `Runware gets one flat task`() throws {
    #expect(try body("100@1", ["positivePrompt": "a quiet lake", "aspectRatio": "16:9", "seed": 7])
      == #"{"taskType":"imageInference","includeCost":true,"outputType":"URL","deliveryMethod":"sync","model":"runware:100@1","positivePrompt":"a quiet lake","width":1344,"height":768,"steps":4,"CFGScale":1,"seed":7,"numberResults":1,"outputFormat":"JPG","outputQuality":95}"#)
  }

  @Test func `dotted names become nested objects`() throws {
    #expect(try body("06a3ec99-d16b-4a79-9343-447548f98a16", ["inputImage": .string(adasPicture), "settings.steps": 30])
      == #"{"taskType":"upscale","includeCost":true,"outputType":"URL","deliveryMethod":"sync","model":"runware:500@1","inputImage":"https://media.example.test/\#(adasPicture)","upscaleFactor":2,"settings":{"strength":0.35,"controlNetWeight":0.6,"steps":30,"CFGScale":6},"outputFormat":"JPG","outputQuality":95}"#)
  }

  @Test func `kie.ai gets model and input`() throws {
    #expect(try body("32292e2b-fe2f-43e0-9e42-e7810fcde6fd", ["prompt": "it moves", "image_url": .string(adasPicture), "duration": 10])
      == #"{"model":"kling/v2-5-turbo-image-to-video-pro","input":{"image_url":"https://media.example.test/\#(adasPicture)","prompt":"it moves","duration":"10","cfg_scale":0.5}}"#)
  }

  @Test func `the Lovable gateway gets a message with the ratio in words`() throws {
    #expect(try body("06c556f2-596a-4711-a3e1-40e72e768b34", ["prompt": "a quiet lake", "aspectRatio": "9:16"])
      == #"{"model":"google/gemini-2.5-flash-image","messages":[{"role":"user","content":[{"type":"text","text":"a quiet lake\n\nAspect ratio of the picture: 9:16."}]}],"modalities":["image","text"]}"#)
  }

  @Test func `kie.ai's families get one level, with the model where they take one`() throws {
    #expect(try body("ce20f116", ["prompt": "a quiet lake"])
      == #"{"generationType":"TEXT_2_VIDEO","model":"veo3_fast","prompt":"a quiet lake","aspect_ratio":"16:9","resolution":"720p","duration":8,"enableTranslation":false}"#)
    #expect(try body("853de06f", ["prompt": "a quiet lake"])
      == #"{"prompt":"a quiet lake","aspectRatio":"16:9","quality":"720p","duration":5}"#)
    #expect(try body("a4f12b85", ["prompt": "a quiet lake"])
      == #"{"prompt":"a quiet lake","customMode":false,"instrumental":false,"model":"V5"}"#)
  }

  @Test func `frames are sent first and last`() throws {
    let other = adasPicture.replacing("lake", with: "shore")
    #expect(try body("101f225c", ["positivePrompt": "a quiet lake", "frameImages": [.string(adasPicture), .string(other)]])
      .contains(#""frameImages":[{"inputImage":"https://media.example.test/\#(adasPicture)","frame":"first"},{"inputImage":"https://media.example.test/\#(other)","frame":"last"}]"#))
  }

  @Test func `pictures of a chat model follow the text`() throws {
    let gemini = try #require(Registry.find("06c556f2-596a-4711-a3e1-40e72e768b34"))
    let model = gemini.adding(Input(name: "images", title: "Images", about: "To work on.", kind: .images(1...4), required: true))
    let settings = try model.checked(inputs: ["prompt": "a quiet lake", "images": [.string(adasPicture)]]).settings
    let content = JSONValue.object(model.payload(settings: settings) { _ in "data:x" })["messages"]?[0]?["content"]
    #expect(content?[1] == ["type": "image_url", "image_url": ["url": "data:x"]])
  }
}
