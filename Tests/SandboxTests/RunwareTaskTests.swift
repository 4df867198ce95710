import JSON
import Sandbox
import Testing

/// Every kind of task: its rules, and that what comes is what was asked for.
@Suite(.serialized) struct RunwareTaskTests {
  let house = RunwareStage()

  @Test("films have the asked size, length and form", arguments: [
    (#"{"model":"pixverse:1@5","width":1280,"height":720,"duration":5}"#, "mp4", 1280, 720, 5.0),
    (#"{"model":"pixverse:1@5","width":360,"height":640,"duration":8,"outputFormat":"WEBM"}"#, "webm", 360, 640, 8),
    (#"{"model":"google:3@2","resolution":"1080p","duration":4,"outputFormat":"MOV","fps":24}"#, "mp4", 1920, 1080, 4),
  ])
  func films(_ fields: String, _ kind: String, _ width: Int, _ height: Int, _ seconds: Double) throws {
    var payload = try object(fields)
    payload["taskType"] = "videoInference"
    payload["positivePrompt"] = "the sea"
    let film = try measured(house.files(payload, kind: "video")[0])
    #expect(film.kind.contains(kind) && film.width == width && film.height == height && abs(film.seconds - seconds) < 0.3)
  }

  @Test("a film from a frame has its shape and the asked resolution; two films are two tasks")
  func framed() throws {
    let payload: JSONObject = [
      "taskType": "videoInference", "model": "pixverse:1@5", "positivePrompt": "it moves", "resolution": "540p", "duration": 5,
      "frameImages": [["inputImage": .string(try house.picture()), "frame": "first"]],
    ]
    let films = try house.files(payload, outputs: 2, kind: "video").map { try measured($0) }
    #expect(films.count == 2 && films.allSatisfy { $0.height == 540 && $0.width == 810 })
  }

  @Test("a cut-out is transparent, or filled, or a mask", arguments: [
    ("{}", "PNG", "png"), (#"{"rgba":[0,255,0,255]}"#, "PNG", "png"), (#"{"returnOnlyMask":true}"#, "PNG", "png"), ("{}", "JPG", "jpg"), ("{}", "WEBP", "webp"),
  ])
  func cutOut(_ settings: String, _ format: String, _ kind: String) throws {
    let file = try house.files([
      "taskType": "removeBackground", "model": "runware:109@1", "inputImage": .string(try house.picture()), "outputFormat": .string(format), "settings": .object(try object(settings)),
    ])[0]
    let picture = try measured(file)
    #expect(picture.kind == kind && picture.width == 192 && picture.height == 128)
    // The colour type of a PNG: 6 has transparency.
    if kind == "png" { #expect((file[25] == 6 || file[25] == 4 || file.contains(subsequence: "tRNS")) == (settings == "{}")) }
  }

  @Test("enlargements have the asked factor", arguments: [("runware:500@1", 2, 384, 256), ("runware:504@1", 4, 768, 512)])
  func enlarged(_ model: String, _ factor: Int64, _ width: Int, _ height: Int) throws {
    let file = try house.files(["taskType": "upscale", "model": .string(model), "inputImage": .string(try house.picture()), "upscaleFactor": .integer(factor)])[0]
    let picture = try measured(file)
    #expect(picture.kind == "jpg" && picture.width == width && picture.height == height)
  }

  @Test("inpainting changes the masked part and keeps the size")
  func inpainted() throws {
    let given = try house.picture(), file = try house.files([
      "taskType": "imageInference", "model": "bfl:1@2", "positivePrompt": "a hat", "seedImage": .string(given), "maskImage": .string(given), "outputFormat": "PNG",
    ])[0]
    let picture = try measured(file)
    #expect(picture.width == 192 && picture.height == 128)
  }

  @Test("masks, guides, captions and better prompts come under their own names")
  func others() throws {
    let given = JSONValue.string(try house.picture())
    let mask = house.task("imageMasking", ["model": "runware:35@1", "inputs": ["image": given], "includeCost": true]).json?["data"]?[0]
    #expect(mask?["maskImageURL"] != nil && mask?["detections"]?.array?.isEmpty == false && mask?["inputImageUUID"] != nil && mask?["cost"] != nil)
    let guide = house.task("controlNetPreprocess", ["model": "runware:controlnet-preprocess@canny", "inputs": ["image": given]]).json?["data"]?[0]
    #expect(guide?["guideImageURL"] != nil && guide?["guideImageUUID"] != nil)
    let caption = house.task("caption", ["model": "runware:150@2", "inputs": ["image": given]]).json?["data"]?[0]
    #expect(caption?["text"]?.string?.contains("192 by 128") == true, "\(caption?.text ?? "")")
    let prompts = house.task("promptEnhance", ["prompt": "a red kite", "promptMaxLength": 12, "promptVersions": 3]).json?["data"]?.array ?? []
    #expect(prompts.count == 3 && prompts.allSatisfy { $0["text"]?.string?.hasPrefix("a red kite") == true && ($0["text"]?.string?.split(separator: " ").count ?? 99) <= 12 })
  }

  @Test("sounds have the asked length and form; speech is spoken", arguments: [
    (#"{"positivePrompt":"a calm song","duration":12}"#, "mp3"), (#"{"positivePrompt":"a calm song","duration":12,"outputFormat":"WAV","audioSettings":{"sampleRate":22050}}"#, "wav"),
    (#"{"positivePrompt":"a calm song","duration":12,"outputFormat":"OGG"}"#, "ogg"), (#"{"positivePrompt":"a calm song","duration":12,"outputFormat":"FLAC"}"#, "flac"),
  ])
  func sounds(_ fields: String, _ kind: String) throws {
    var payload = try object(fields)
    payload["taskType"] = "audioInference"
    payload["model"] = "minimax:music@2.6"
    let sound = try measured(house.files(payload, kind: "audio")[0])
    // A stream of FLAC does not say how long it is.
    #expect(sound.kind == kind && (kind == "flac" || abs(sound.seconds - 12) < 0.5))
    let speech = house.task("audioInference", ["model": "minimax:speech@2.8", "speech": ["text": "Hello.", "voice": "ada"]]).json?["data"]?[0]?["audioURL"]?.string
    #expect(try measured(house.stage.fetch(try #require(speech)).bytes).kind == "mp3")
  }

  @Test("the recorded orders are taken, and bring what they ask for", arguments: recordedOrders)
  func recorded(_ row: JSONValue) throws {
    let text = try #require(row["payload"]).text.replacing("data:image/png;base64,iVBORw0KGgo=", with: try house.picture())
    let payload = try #require(try JSONValue(parsing: text).object), outputs = Int(row["outputs"]?.integer ?? 1)
    let kind = payload["taskType"]?.string.flatMap { ["videoInference": "video", "audioInference": "audio"][$0] } ?? "image"
    #expect(try house.files(payload, outputs: outputs, kind: kind).count == outputs)
  }
}

private let recordedOrders: [JSONValue] = recorded("runware/orders")

extension [UInt8] {
  func contains(subsequence text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}
