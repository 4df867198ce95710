import JSON

struct LovableRefusal: Error {
  var message: String
  var status = 400
}

/// A chat request that wants a picture.
struct LovableOrder {
  var model: String
  var commission: Commission

  init(_ body: JSONValue?) throws(LovableRefusal) {
    guard let body = body?.object else { throw LovableRefusal(message: "The body is not valid JSON") }
    guard let model = body["model"]?.string, model.contains("/") else { throw LovableRefusal(message: "model is required") }
    guard model.contains("image") else { throw LovableRefusal(message: "\(model) does not support image output") }
    guard body["stream"]?.bool != true else { throw LovableRefusal(message: "stream is not supported together with image output") }
    guard let messages = body["messages"]?.array, let last = messages.last(where: { $0["role"]?.string == "user" }) else {
      throw LovableRefusal(message: "messages must hold a user message")
    }
    guard messages.allSatisfy({ ["system", "user", "assistant"].contains($0["role"]?.string) }) else { throw LovableRefusal(message: "messages holds an unknown role") }
    guard let modalities = body["modalities"]?.array, modalities.contains("image"), modalities.allSatisfy({ $0 == "image" || $0 == "text" }) else {
      throw LovableRefusal(message: "modalities must contain image, and text at most beside it")
    }
    self.model = model
    let parts = try LovableOrder.parts(of: last)
    let text = parts.compactMap { $0["text"]?.string }.joined(separator: " ")
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

  /// Texts and pictures, nothing else, and each picture as a data URI or an address.
  private static func parts(of message: JSONValue) throws(LovableRefusal) -> [JSONValue] {
    guard let parts = message["content"]?.array else { return [["type": "text", "text": message["content"] ?? ""]] }
    for part in parts {
      switch part["type"]?.string {
      case "text": if part["text"]?.string == nil { throw LovableRefusal(message: "a text part has no text") }
      case "image_url":
        let url = part["image_url"]?["url"]?.string ?? ""
        guard url.hasPrefix("http://") || url.hasPrefix("https://") || url.hasPrefix("data:image/") && url.contains(";base64,") else {
          throw LovableRefusal(message: "image_url.url must be an address or a data URI of an image")
        }
      default: throw LovableRefusal(message: "content holds a part of an unknown type")
      }
    }
    return parts
  }
}
