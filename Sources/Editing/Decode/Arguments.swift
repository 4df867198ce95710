import Domain

/// The arguments of a call, taken by name or place; what is missing, of another kind or too much is refused with the name of the call.
struct Arguments {
  let call: String
  private let arguments: [Literal.Argument]

  init(_ literal: Literal, of call: String, labels: [String], unlabelled: Int = 0) throws(Failure) {
    guard case .call(let name, let arguments) = literal, name == call else { throw Failure(.invalidParameters, "\(call)(…) should stand in place of \(literal.source)") }
    self.call = call
    self.arguments = arguments
    let given = arguments.compactMap(\.label)
    if let unknown = given.first(where: { !labels.contains($0) }) { throw Failure(.invalidParameters, "\(call) has no “\(unknown)”") }
    if Set(given).count < given.count { throw Failure(.invalidParameters, "\(call) says something twice") }
    if arguments.count - given.count != unlabelled { throw Failure(.invalidParameters, "\(call) has \(unlabelled) values without a name") }
  }

  subscript(label: String) -> Literal? { arguments.first { $0.label == label }?.value }

  subscript(place: Int) -> Literal {
    let places = arguments.filter { $0.label == nil }
    return places.indices.contains(place) ? places[place].value : .none
  }

  func text(_ label: String) throws(Failure) -> String { try needed(self[label]?.text, label, "a text") }
  func text(_ place: Int) throws(Failure) -> String { try needed(self[place].words, "value \(place)", "a text") }
  func whole(_ label: String) throws(Failure) -> Int { try needed(self[label]?.whole.flatMap { Int($0) }, label, "a whole number") }
  func flag(_ label: String) throws(Failure) -> Bool { try needed(self[label]?.flag, label, "true or false") }

  /// Nil where it is left out or `nil`.
  func textIfAny(_ label: String) throws(Failure) -> String? {
    guard let value = self[label], value != .none else { return nil }
    return try text(label)
  }

  func list(_ label: String) throws(Failure) -> [Literal] { try needed(self[label]?.items, label, "a list") }
  func list(_ place: Int) throws(Failure) -> [Literal] { try needed(self[place].items, "value \(place)", "a list") }
  func texts(_ place: Int) throws(Failure) -> [String] {
    let items = try list(place), texts = items.compactMap(\.text)
    return try needed(texts.count == items.count ? texts : nil, "value \(place)", "a list of texts")
  }

  /// One of the cases of an enumeration, by the name that Swift knows it by.
  func one<Case>(of cases: [Case], _ label: String) throws(Failure) -> Case {
    guard case .call(let name, let arguments)? = self[label], arguments.isEmpty, let found = cases.first(where: { "\($0)" == name }) else {
      throw wrong(label, "one of " + cases.map { "\($0)" }.joined(separator: ", "))
    }
    return found
  }

  func needed<Value>(_ value: Value?, _ label: String, _ wanted: String) throws(Failure) -> Value {
    guard let value else { throw wrong(label, wanted) }
    return value
  }

  func wrong(_ label: String, _ wanted: String) -> Failure { Failure(.invalidParameters, "\(call): \(label) should be \(wanted)", field: label) }
}
