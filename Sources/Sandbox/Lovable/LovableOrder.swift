import JSON

struct LovableRefusal: Error { var message: String }

/// A chat request that wants a picture.
struct LovableOrder {
  var model: String
  var commission: Commission

  init(_ body: JSONValue?) throws(LovableRefusal) {
    guard let body = body?.object else { throw LovableRefusal(message: "The body is not valid JSON") }
    guard let model = body["model"]?.string, model.contains("/") else { throw LovableRefusal(message: "model is required") }
    guard let messages = body["messages"]?.array, let last = messages.last(where: { $0["role"]?.string == "user" }) else {
      throw LovableRefusal(message: "messages must hold a user message")
    }
    guard let modalities = body["modalities"]?.array, modalities.contains("image") else { throw LovableRefusal(message: "modalities must contain image") }
    self.model = model
    let parts = last["content"]?.array ?? [["type": "text", "text": last["content"] ?? ""]]
    let text = parts.filter { $0["type"]?.string == "text" }.compactMap { $0["text"]?.string }.joined(separator: " ")
    guard !text.isEmpty else { throw LovableRefusal(message: "The user message has no text") }
    commission = Commission(medium: .image, prompt: text, seed: UInt64.random(in: 1...0xFFFF_FFFF))
    commission.inputs = parts.compactMap { $0["image_url"]?["url"]?.string }
    commission.work = commission.inputs.isEmpty ? .create : .edit
    // The gateway has no parameter for it; a ratio in the words is followed.
    let words = text.split { !($0.isNumber || $0 == ":") }
    if let ratio = words.last(where: { $0.contains(":") }), let size = Sizes.picture(String(ratio), pixels: 1024 * 1024) {
      (commission.width, commission.height) = size
      commission.isSized = true
    }
  }
}
