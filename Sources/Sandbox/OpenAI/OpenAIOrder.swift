import JSON

struct OpenAIRefusal: Error {
  var message: String
  var code = "invalid_value"
}

/// `{"model":…,"prompt":…,"n":1,"size":"1024x1024","response_format":"b64_json"}`.
struct OpenAIOrder {
  var model: String
  var commission: Commission
  /// Whether the answer has addresses in place of the bytes.
  var wantsAddress: Bool

  init(_ body: JSONValue?) throws(OpenAIRefusal) {
    guard let body = body?.object else { throw OpenAIRefusal(message: "The body is not valid JSON") }
    guard let model = body["model"]?.string, !model.isEmpty else { throw OpenAIRefusal(message: "model is required", code: "model_not_found") }
    guard let prompt = body["prompt"]?.string, !prompt.isEmpty else { throw OpenAIRefusal(message: "prompt is required") }
    self.model = model
    commission = Commission(medium: .image, prompt: prompt, seed: body["seed"]?.integer.map { UInt64(clamping: $0) } ?? UInt64.random(in: 1...0xFFFF_FFFF))
    guard let count = body["n"].map({ $0.integer }) ?? 1, (1...10).contains(count) else { throw OpenAIRefusal(message: "n must be from 1 to 10") }
    commission.count = Int(count)
    let sides = (body["size"]?.string ?? "1024x1024").split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2, sides.allSatisfy({ (64...2048).contains($0) }) else { throw OpenAIRefusal(message: "size must be two sides from 64 to 2048") }
    (commission.width, commission.height, commission.isSized) = (sides[0], sides[1], true)
    switch body["response_format"]?.string ?? "url" {
    case "b64_json": wantsAddress = false
    case "url": wantsAddress = true
    default: throw OpenAIRefusal(message: "response_format must be url or b64_json")
    }
  }
}
