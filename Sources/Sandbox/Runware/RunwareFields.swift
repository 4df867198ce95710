import JSON
import Secrets

/// The members of a task, or of an object inside it, read as strictly as the real service reads them.
struct RunwareFields {
  let object: JSONObject
  /// What stands before a name in the messages: `settings.`.
  var path = ""

  subscript(name: String) -> JSONValue? { object[name].flatMap { $0.isNull ? nil : $0 } }

  func has(_ name: String) -> Bool { self[name] != nil }

  func text(_ name: String, _ length: ClosedRange<Int>) throws(RunwareRefusal) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string, length.contains(text.count) else {
      throw refusal(name, "must be a string of \(length.lowerBound) to \(length.upperBound) characters")
    }
    return text
  }

  func required(_ name: String, _ length: ClosedRange<Int>) throws(RunwareRefusal) -> String {
    guard let text = try text(name, length) else { throw missing(name) }
    return text
  }

  func integer(_ name: String, _ range: ClosedRange<Int64>, step: Int64 = 1) throws(RunwareRefusal) -> Int64? {
    guard let value = self[name] else { return nil }
    guard let number = value.integer, range.contains(number) else { throw refusal(name, "must be an integer between \(range.lowerBound) and \(range.upperBound)") }
    guard number % step == 0 else { throw refusal(name, "must be a multiple of \(step)") }
    return number
  }

  @discardableResult
  func number(_ name: String, _ range: ClosedRange<Double>) throws(RunwareRefusal) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.number, range.contains(number) else {
      throw refusal(name, "must be a number between \(JSONValue.real(range.lowerBound).text) and \(JSONValue.real(range.upperBound).text)")
    }
    return number
  }

  @discardableResult
  func flag(_ name: String) throws(RunwareRefusal) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let flag = value.bool else { throw refusal(name, "must be a boolean") }
    return flag
  }

  /// One of the options, in whatever case it comes.
  @discardableResult
  func choice(_ name: String, _ options: [String]) throws(RunwareRefusal) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string, let option = options.first(where: { $0.lowercased() == text.lowercased() }) else {
      throw refusal(name, "must be one of \(options.joined(separator: ", "))")
    }
    return option
  }

  /// An object inside, of which only these members are known; nil knows all.
  func inner(_ name: String, _ known: Set<String>? = nil) throws(RunwareRefusal) -> RunwareFields? {
    guard let value = self[name] else { return nil }
    guard let object = value.object else { throw refusal(name, "must be an object") }
    let fields = RunwareFields(object: object, path: "\(path)\(name).")
    if let known { try fields.only(known) }
    return fields
  }

  func only(_ known: Set<String>) throws(RunwareRefusal) {
    for name in object.keys where !known.contains(name) {
      throw RunwareRefusal(code: "unsupportedParameter", message: "Unsupported use of '\(path)\(name)' parameter.", parameter: "\(path)\(name)")
    }
  }

  /// Files in one of the forms in which they may be given: a text, a list, objects around a text.
  func media(_ name: String, most: Int) throws(RunwareRefusal) -> [String] {
    guard let value = self[name] else { return [] }
    var found: [String] = []
    for item in value.array ?? [value] {
      let address = item.string ?? item["inputImage"]?.string ?? item["image"]?.string ?? item["video"]?.string ?? item["url"]?.string
      guard let address, isMedium(address) else { throw refusal(name, "must be a UUID, a URL, a data URI or base64 data") }
      found.append(address)
    }
    guard found.count <= most else { throw refusal(name, "takes at most \(most) files") }
    return found
  }

  private func isMedium(_ text: String) -> Bool {
    if text.hasPrefix("http://") || text.hasPrefix("https://") || uuidBytes(text) != nil { return true }
    return dataURIBytes(text).map { $0.count > 8 } ?? false
  }

  func missing(_ name: String) -> RunwareRefusal {
    RunwareRefusal(code: "missing\(title(name))", message: "\(path)\(name) is required.", parameter: "\(path)\(name)")
  }

  func refusal(_ name: String, _ rule: String) -> RunwareRefusal {
    RunwareRefusal(code: "invalid\(title(name))", message: "\(title(name)) \(rule).", parameter: "\(path)\(name)")
  }

  private func title(_ name: String) -> String { (name.first.map { String($0).uppercased() } ?? "") + name.dropFirst() }
}
