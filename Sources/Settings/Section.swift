import JSON

/// One object of a settings file, which knows where it stands, so that a complaint names the field.
struct Section {
  let file: String
  var path = ""
  let value: JSONValue

  func text(_ name: String) throws(SettingsError) -> String { try needed(name, value[name]?.string, "a text") }
  func flag(_ name: String) throws(SettingsError) -> Bool { try needed(name, value[name]?.bool, "true or false") }
  func count(_ name: String) throws(SettingsError) -> Int {
    try needed(name, value[name]?.integer.flatMap { $0 >= 0 ? Int($0) : nil }, "a whole number")
  }

  /// A text that may be absent or null, but nothing else.
  func optionalText(_ name: String) throws(SettingsError) -> String? {
    guard let found = value[name], !found.isNull else { return nil }
    return try needed(name, found.string, "a text")
  }

  func section(_ name: String) throws(SettingsError) -> Section {
    let object = try needed(name, value[name]?.object, "an object")
    return Section(file: file, path: path + name + ".", value: .object(object))
  }

  /// Every object inside the object `name`, by its key.
  func each<Value>(_ name: String, _ make: (Section) throws(SettingsError) -> Value) throws(SettingsError) -> [String: Value] {
    let parent = try section(name)
    var found: [String: Value] = [:]
    for key in parent.value.object?.keys ?? [] { found[key] = try make(parent.section(key)) }
    return found
  }

  func texts(_ name: String) throws(SettingsError) -> [String: String] {
    let parent = try section(name)
    var found: [String: String] = [:]
    for key in parent.value.object?.keys ?? [] { found[key] = try parent.text(key) }
    return found
  }

  /// Positive decimals as text, by one of `names`; none where the object is absent.
  func factors(_ name: String, of names: [String]) throws(SettingsError) -> [String: String] {
    guard let found = value[name], !found.isNull else { return [:] }
    let factors = try texts(name)
    for (key, factor) in factors {
      _ = try needed("\(name).\(key)", names.contains(key) && isPositiveDecimal(factor) ? factor : nil, "a positive factor for a provider or for all, as text")
    }
    return factors
  }

  private func needed<Value>(_ name: String, _ found: Value?, _ kind: String) throws(SettingsError) -> Value {
    guard let found else { throw SettingsError("\(file): \(path)\(name) must be \(kind)") }
    return found
  }
}

private func isPositiveDecimal(_ text: String) -> Bool {
  let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let isDecimal = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  return isDecimal && text.utf8.count <= 12 && text.utf8.contains { (0x31...0x39).contains($0) }
}

/// Why the settings cannot be used, as a sentence that names the file and the field.
public struct SettingsError: Error, CustomStringConvertible, Equatable {
  public let description: String
  public init(_ description: String) { self.description = description }
}
