import JSON

/// kie.ai: order at one of its endpoints, then ask by its task id. It takes no id of ours, so an order whose answer got lost is never repeated.
public struct KieAI: Provider {
  let baseURL: String
  let uploadURL: String
  let key: String?

  public init(baseURL: String, uploadURL: String, key: String?) {
    self.baseURL = baseURL
    self.uploadURL = uploadURL
    self.key = key
  }

  public var knowsOurID: Bool { false }

  /// The envelope's verdict is its `code`, whatever HTTP says: an error inside HTTP 200 is the rule there.
  static func verdict(_ reply: Reply) -> Int {
    let code = reply.json["code"].flatMap { $0.integer ?? $0.string.flatMap { Int64($0) } }
    if let code { return Int(code) }
    return reply.status == 200 ? 0 : reply.status
  }

  static func words(_ json: JSONValue) -> String { json["msg"]?.string ?? json["message"]?.string ?? "" }
}
