import Domain
import JSON
@testable import Models
import Secrets
import Testing

@Suite struct CatalogueTests {
  let catalogue = try! JSONValue(parsing: Registry.catalogue)

  @Test func `groups stand in the order in which people see them`() {
    #expect(catalogue["groups"]?.text == #"[{"id":"image_editing","label":"Image Editing","kind":"image"},{"id":"prompt_to_image","label":"Text to Image","kind":"image"},{"id":"prompt_to_video","label":"Text to Video","kind":"video"},{"id":"image_to_video","label":"Image to Video","kind":"video"},{"id":"prompt_to_audio","label":"Audio Studio","kind":"audio"}]"#)
  }

  @Test func `the version is the start of the SHA-256 of everything else`() {
    var rest = catalogue.object!
    rest["version"] = nil
    #expect(catalogue["version"]?.string == Registry.version)
    #expect(Registry.version == String(hex(sha256(Registry.catalogueBody)).prefix(12)))
    #expect(Registry.version.utf8.count == 12)
    #expect(JSONValue.object(rest).bytes.count == Registry.catalogueBody.count)
  }

  @Test func `every model is in it with the specification's names`() throws {
    let models = try #require(catalogue["models"]?.array)
    #expect(models.compactMap { $0["record_id"]?.string } == Registry.all.map(\.recordID))
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
    let kling = try #require(catalogue["models"]?.array?.first { $0["content_type"] == "prompt_to_video" })
    #expect(kling["schema"]?["properties"]?["duration"]?["x-enum-labels"]?.text == #"{"5":"5 s","10":"10 s"}"#)
  }
}
