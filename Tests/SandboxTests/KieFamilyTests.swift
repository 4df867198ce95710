import Glibc
import JSON
import Providers
import Sandbox
import Testing
import Threads

/// Our own client against the stand-in, family by family: what is asked for is what comes.
@Suite(.serialized) struct KieFamilyTests {
  let house = KieStage()

  @Test("Veo: size and length as asked, from words and from a picture")
  func veo() throws {
    let fromWords = try measured(try house.files("/api/v1/veo/generate", ["model": "veo3_fast", "prompt": "the sea", "aspect_ratio": "9:16", "resolution": "1080p", "duration": 4])[0])
    #expect(fromWords.kind == "mp4" && fromWords.width == 1080 && fromWords.height == 1920 && abs(fromWords.seconds - 4) < 0.2 && fromWords.streams == 2)
    let picture = try house.input()
    let fromPicture = try measured(try house.files("/api/v1/veo/generate", [
      "model": "veo3", "prompt": "it flies", "imageUrls": [.string(picture)], "generationType": "FIRST_AND_LAST_FRAMES_2_VIDEO", "aspect_ratio": "Auto", "duration": 6,
    ])[0])
    #expect(fromPicture.width == 720 && fromPicture.height == 960 && abs(fromPicture.seconds - 6) < 0.2)
  }

  @Test("Veo: an extension is longer, and larger copies come when asked for")
  func veoFurther() throws {
    let first = try house.accepted("/api/v1/veo/generate", ["model": "veo3_fast", "prompt": "the sea", "duration": 4])
    #expect(house.submit("/api/v1/veo/extend", ["taskId": .string(first), "prompt": "and on"]) == .failed(ProviderFailure(.invalid, "kie 422: record status is not success.")))
    _ = house.end(first, "/api/v1/veo/generate")
    let longer = try measured(try house.files("/api/v1/veo/extend", ["taskId": .string(first), "prompt": "and on"])[0])
    #expect(abs(longer.seconds - 12) < 0.2)
    #expect(house.stage.get("/kie/api/v1/veo/get-1080p-video", ["taskId": first]).json?["code"] == 400)
    var url: String?
    for _ in 0..<3000 where url == nil {
      url = house.stage.get("/kie/api/v1/veo/get-1080p-video", ["taskId": first]).json?["data"]?["resultUrl"]?.string
      usleep(10_000)
    }
    #expect(try measured(house.stage.fetch(try #require(url)).bytes).height == 1080)
  }

  @Test("Suno: two tracks of the asked length, or a refusal without a callback")
  func suno() throws {
    let order: JSONObject = ["prompt": "A song about kites", "customMode": true, "instrumental": false, "model": "V5_5", "style": "folk", "title": "Kites", "duration": 12]
    let tracks = try house.files("/api/v1/generate", order)
    #expect(tracks.count == 2 && tracks[0] != tracks[1])
    for track in tracks {
      let facts = try measured(track)
      #expect(facts.kind == "mp3" && abs(facts.seconds - 12) < 0.3)
    }
    let answer = house.stage.post("/kie/api/v1/generate", JSONValue.object(order).text)
    #expect(answer.status == 200 && answer.json?["code"] == 422 && answer.json?["msg"] == "Please enter callBackUrl.")
  }

  @Test("Runway: 1080p only with five seconds; a picture gives the shape")
  func runway() throws {
    let facts = try measured(try house.files("/api/v1/runway/generate", ["prompt": "the sea", "duration": 5, "quality": "720p", "aspectRatio": "4:3"])[0])
    #expect(facts.width == 960 && facts.height == 720 && abs(facts.seconds - 5) < 0.2)
    guard case .failed = house.submit("/api/v1/runway/generate", ["prompt": "x", "duration": 10, "quality": "1080p", "aspectRatio": "4:3"]) else { throw StageProblem() }
    let ridden = try measured(try house.files("/api/v1/runway/generate", ["prompt": "it flies", "imageUrl": .string(try house.input()), "duration": 5, "quality": "720p"])[0])
    #expect(ridden.width == 720 && ridden.height == 960)
  }

  @Test("Aleph and Luma change the film that is given")
  func films() throws {
    let film = try house.input(film: true)
    for endpoint in ["/api/v1/aleph/generate", "/api/v1/modify/generate"] {
      let facts = try measured(try house.files(endpoint, ["prompt": "at night", "videoUrl": .string(film)])[0])
      #expect(facts.kind == "mp4" && facts.width == 1280 && facts.height == 720 && abs(facts.seconds - 5) < 0.2)
    }
  }

  @Test("FLUX Kontext: format and ratio as asked; an edit keeps the picture's shape")
  func flux() throws {
    let made = try measured(try house.files("/api/v1/flux/kontext/generate", ["model": "flux-kontext-max", "prompt": "a kite", "aspectRatio": "16:9", "outputFormat": "png"])[0])
    #expect(made.kind == "png" && made.width == 1368 && made.height == 768)
    let edited = try measured(try house.files("/api/v1/flux/kontext/generate", ["prompt": "at night", "inputImage": .string(try house.input()), "outputFormat": "jpeg"])[0])
    #expect(edited.kind == "jpg" && edited.width == 888 && edited.height == 1184)
    guard case .doubtful = house.submit("/api/v1/flux/kontext/generate", ["prompt": "x", "safetyTolerance": 9]) else { throw StageProblem() }
  }

  @Test("GPT-4o image: the asked number in the asked shape")
  func gpt4o() throws {
    let pictures = try house.files("/api/v1/gpt4o-image/generate", ["prompt": "a kite", "size": "3:2", "nVariants": 2])
    #expect(pictures.count == 2)
    let facts = try measured(pictures[0])
    #expect(abs(Double(facts.width) / Double(facts.height) - 1.5) < 0.02)
  }

  @Test("Midjourney: four pictures")
  func midjourney() throws {
    let pictures = try house.files("/api/v1/mj/generate", ["taskType": "mj_txt2img", "prompt": "a kite", "speed": "turbo", "aspectRatio": "2:1"])
    #expect(pictures.count == 4)
    #expect(try measured(pictures[3]).width == 1448)
  }

  @Test("a family does not know the tasks of another")
  func strangers() throws {
    let task = try house.accepted("/api/v1/mj/generate", ["taskType": "mj_txt2img", "prompt": "a kite"])
    #expect(house.end(task, "/api/v1/veo/generate") == .unknown)
    #expect(house.end(task, "/api/v1/jobs/createTask") == .unknown)
  }

  @Test("failure and refusal are told in each family's words", arguments: familyOrders)
  func failures(_ endpoint: String, _ order: JSONValue) throws {
    for (word, kind) in [("fail", "provider_error"), ("refuse", "refused"), ("empty", "bad_result")] {
      var order = try #require(order.object)
      order["prompt"] = .string("[\(word)] a kite")
      for name in ["imageUrl", "videoUrl"] where order[name] != nil { order[name] = .string(try house.input(film: name == "videoUrl")) }
      let task = try house.accepted(endpoint, order, callback: "http://127.0.0.1:1/")
      guard case .failed(let failure) = house.end(task, endpoint) else {
        Issue.record("\(endpoint) [\(word)] is \(house.end(task, endpoint))")
        continue
      }
      #expect(failure.kind.rawValue == kind, "\(endpoint) [\(word)]: \(failure.internalText)")
    }
  }
}

private let familyOrders: [(String, JSONValue)] = [
  ("/api/v1/veo/generate", ["model": "veo3_fast", "duration": 4]),
  ("/api/v1/generate", ["customMode": false, "instrumental": true, "model": "V5", "duration": 10]),
  ("/api/v1/runway/generate", ["duration": 5, "quality": "720p", "aspectRatio": "1:1"]),
  ("/api/v1/aleph/generate", ["videoUrl": ""]),
  ("/api/v1/flux/kontext/generate", [:]),
  ("/api/v1/gpt4o-image/generate", ["size": "1:1"]),
  ("/api/v1/mj/generate", ["taskType": "mj_txt2img"]),
  ("/api/v1/modify/generate", ["videoUrl": ""]),
]
