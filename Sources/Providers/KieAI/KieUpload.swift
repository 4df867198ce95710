import HTTPClient
import JSON
import Secrets

extension KieAI {
  /// Uploads the file to their upload host and gives its address there. Uploads are free and live a day, so each order makes its own.
  public func place(_ input: InputMedia, for order: String, over wire: some Wire) throws(Trouble) -> String {
    let reply = input.bytes.count > 8 << 20 ? try streamed(input, order, wire) : try encoded(input, order, wire)
    let address = reply.json["data"]?["downloadUrl"]?.string ?? reply.json["data"]?["fileUrl"]?.string
    guard Self.verdict(reply) == 200, let address, !address.isEmpty else {
      throw Self.verdict(reply) == 429 ? .overLimit : .refused("kie upload \(Self.verdict(reply)): \(Self.words(reply.json))")
    }
    return address
  }

  private func encoded(_ input: InputMedia, _ order: String, _ wire: some Wire) throws(Trouble) -> Reply {
    let body: JSONValue = [
      "base64Data": .string(input.dataURI), "uploadPath": .string("inputs/\(order)"), "fileName": .string(input.name),
    ]
    return try wire.exchange("POST", "\(uploadURL)/api/file-base64-upload", key: key, body: body, timeout: 60)
  }

  private func streamed(_ input: InputMedia, _ order: String, _ wire: some Wire) throws(Trouble) -> Reply {
    let boundary = "artifio-\(hex(randomBytes(12)))"
    var body: [UInt8] = []
    func field(_ head: String, _ content: [UInt8]) {
      body.append(contentsOf: "--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8)
      body.append(contentsOf: content)
      body.append(contentsOf: "\r\n".utf8)
    }
    field("name=\"uploadPath\"", Array("inputs/\(order)".utf8))
    field("name=\"fileName\"", Array(input.name.utf8))
    field("name=\"file\"; filename=\"\(input.name)\"\r\nContent-Type: \(input.mime)", input.bytes)
    body.append(contentsOf: "--\(boundary)--\r\n".utf8)
    var headers: [(name: String, value: String)] = [("Content-Type", "multipart/form-data; boundary=\(boundary)")]
    if let key { headers.append(("Authorization", "Bearer \(key)")) }
    return try wire.exchange(
      HTTPRequest("POST", "\(uploadURL)/api/file-stream-upload", headers: headers, body: body, timeout: 120, maximumBytes: 1 << 20))
  }
}
