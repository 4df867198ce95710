import Domain
import JSON
@testable import Models
import Secrets
import Testing

@Suite struct CatalogueTests {
  let offered = Catalogue()
  let catalogue = try! JSONValue(parsing: Catalogue().bytes)

  @Test func `groups and their models stand in the order in which people see them`() throws {
    let groups = try #require(catalogue["groups"]?.array), models = try #require(catalogue["models"]?.array)
    #expect(groups.map { [$0["id"], $0["label"], $0["kind"]].compactMap { $0?.string } } == [
      ["image_editing", "Image Editing", "image"], ["prompt_to_image", "Text to Image", "image"], ["prompt_to_video", "Text to Video", "video"],
      ["image_to_video", "Image to Video", "video"], ["prompt_to_audio", "Audio Studio", "audio"],
    ])
    for group in groups {
      let shown = (group["models"]?.array ?? []).compactMap(\.integer).map { models[Int($0)] }
      #expect(shown.map { $0["record_id"]?.string } == Registry.all.filter { $0.contentType.rawValue == group["id"]?.string }.map(\.recordID))
    }
  }

  @Test func `the version is the start of the SHA-256 of everything else`() {
    var rest = catalogue.object!
    rest["version"] = nil
    let body = Array("{".utf8) + offered.bytes.dropFirst(#"{"version":"000000000000","#.utf8.count)
    #expect(catalogue["version"]?.string == offered.version)
    #expect(offered.version == String(hex(sha256(body)).prefix(12)))
    #expect(JSONValue.object(rest).bytes.count == body.count)
  }

  @Test func `another markup is another catalogue`() throws {
    let raised = Catalogue(markup: try #require(Markup(["all": "2"])))
    let flux = try #require(try JSONValue(parsing: raised.bytes)["models"]?.array?.first { $0["record_id"] == "100@1" })
    #expect(flux["base_token_cost"]?.text == "0.052")
    #expect(flux["price"]?["markup"] == "2")
    #expect(raised.version != offered.version)
  }

  @Test func `every model is in it with the specification's names`() throws {
    let models = try #require(catalogue["models"]?.array)
    #expect(models.compactMap { $0["record_id"]?.string }.sorted() == Registry.all.map(\.recordID).sorted())
    for model in models {
      for name in ["id", "model_name", "provider", "content_type", "groups", "kind", "base_token_cost", "default_outputs", "estimated_time_seconds",
        "max_images", "model_family", "variant_name", "display_order_in_family", "logo_url", "is_active", "is_locked", "hue", "blurb", "schema",
        "price", "common_parameters", "cost_multipliers", "api_endpoint", "payload_structure", "locked_file_path"] {
        #expect(model[name] != nil, "\(name)")
      }
    }
  }

  @Test func `the form learns all it needs from the schema`() throws {
    let flux = try #require(catalogue["models"]?.array?.first { $0["record_id"] == "100@1" })
    let properties = try #require(flux["schema"]?["properties"]?.object)
    #expect(properties.members.map { "\($0.key) \($0.value["x-ui"]?.string ?? "")\($0.value["x-advanced"] == true ? " advanced" : "")" } == [
      "positivePrompt prompt", "negativePrompt textarea", "aspectRatio ratio", "width slider advanced", "height slider advanced",
      "steps slider advanced", "CFGScale slider advanced", "scheduler select advanced", "seed seed", "seedImage image advanced",
      "strength slider advanced", "numberResults stepper", "outputFormat segmented advanced", "outputQuality slider advanced",
    ])
    #expect(flux["schema"]?["required"]?.text == #"["positivePrompt"]"#)
    #expect(properties["width"]?["default"] == nil, "the ratio gives the width")
    #expect(properties["aspectRatio"]?["x-sets"]?["16:9"]?.text == #"{"width":1344,"height":768}"#)
    #expect(flux["common_parameters"]?["aspectRatio"] == "width+height")
  }

  @Test func `labels are words`() throws {
    let kling = try #require(catalogue["models"]?.array?.first { $0["record_id"] == "4ea2dc5d-f89b-4f21-a67d-32ed82a7b991" })
    #expect(kling["schema"]?["properties"]?["duration"]?["x-enum-labels"]?.text == #"{"5":"5 s","10":"10 s"}"#)
  }
}
