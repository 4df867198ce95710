import JSON

/// The members of an order, read as strictly as the real service reads them.
struct KieFields {
  let body: JSONObject

  init(_ body: JSONObject) { self.body = body }

  subscript(name: String) -> JSONValue? { body[name].flatMap { $0.isNull ? nil : $0 } }

  func text(_ name: String, most: Int = 5000) throws(KieRefusal) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string else { throw KieRefusal(code: 422, message: "\(name) must be a string") }
    guard text.count <= most else { throw KieRefusal(code: 422, message: "\(name) cannot exceed \(most) characters") }
    return text
  }

  func required(_ name: String, most: Int = 5000) throws(KieRefusal) -> String {
    guard let text = try text(name, most: most), !text.isEmpty else { throw KieRefusal(code: 422, message: "\(name) is required") }
    return text
  }

  func choice(_ name: String, _ options: [String]) throws(KieRefusal) -> String? {
    guard let text = try text(name) else { return nil }
    guard options.contains(text) else { throw KieRefusal(code: 422, message: "\(name) is not within the range of allowed options") }
    return text
  }

  func number(_ name: String, _ range: ClosedRange<Double>) throws(KieRefusal) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.number else { throw KieRefusal(code: 422, message: "\(name) must be a number") }
    guard range.contains(number) else { throw KieRefusal(code: 422, message: "\(name) must be between \(JSONValue.real(range.lowerBound).text) and \(JSONValue.real(range.upperBound).text)") }
    return number
  }

  func flag(_ name: String) throws(KieRefusal) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let flag = value.bool else { throw KieRefusal(code: 422, message: "\(name) must be a boolean") }
    return flag
  }

  /// Addresses of files, from one text or a list.
  func addresses(_ name: String, most: Int) throws(KieRefusal) -> [String] {
    guard let value = self[name] else { return [] }
    let found = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
    guard found.count <= most else { throw KieRefusal(code: 422, message: "\(name) takes at most \(most) files") }
    for url in found where !url.hasPrefix("http://") && !url.hasPrefix("https://") { throw KieRefusal(code: 422, message: "\(name) is not a valid URL") }
    return found
  }
}
