import Domain
import JSON

/// A new value as somebody says it: words of a command line, or JSON.
public enum Said: Sendable, Equatable {
  /// Text where a text stands; elsewhere as source: `8`, `true`, `1...50`, `.image`, `["a", "b"]`, `Choice("m", label: "Male")`.
  case words(String)
  case list([JSONValue])

  public init?(_ json: JSONValue) {
    switch json {
    case .array(let items): self = .list(items)
    case .string(let text): self = .words(text)
    case .null: self = .words("nil")
    case .object: return nil
    default: self = .words(json.text)
    }
  }
}

/// What is one of the cases of an enumeration, even where nothing stands yet.
private let members: Set = ["part", "place", "provider"]

/// What is text even where nothing stands yet.
private let texts: Set = ["unit", "needs", "neededBy", "label", "inactiveReason", "statusEndpoint", "numbered", "modelKey"]

extension Said {
  /// The value to write in place of another, or under a name where there was none.
  func literal(in current: Literal, as label: String?) throws(Failure) -> Literal {
    let asSource = source
    if asSource == Literal.none { return .none }
    if let plain = current.plain, case .call(let name, var arguments) = current {
      if case .call? = asSource { return asSource ?? .none }
      arguments[plain].value = try literal(in: arguments[plain].value, as: nil)
      return .call(name, arguments)
    }
    guard case .words(let words) = self else { return asSource ?? .none }
    if current.text != nil || label.map(texts.contains) == true { return .text(words) }
    if let asSource { return asSource }
    if label.map(members.contains) == true { return .call(words, []) }
    guard current == .none || current.json != nil else { throw Failure(.invalidParameters, "“\(words)” cannot stand in place of \(current.source)") }
    return .text(words)
  }

  /// A further item for the list of a call.
  func item(key: String, of call: String, like other: Literal?) throws(Failure) -> Literal {
    if case .call? = source { return source ?? .none }
    switch call {
    case "table", "tableByOutput", "multiplier":
      return .call("PriceRule.Row", [.init(label: nil, value: .text(key)), .init(label: nil, value: try literal(in: .text(""), as: nil))])
    case "flat", "wrapper", "chat":
      return .call("Payload.Constant", [.init(label: nil, value: .text(key)), .init(label: nil, value: try literal(in: .none, as: nil))])
    case "choice": return try literal(in: other ?? .none, as: nil)
    default: throw Failure(.invalidParameters, "there is no “\(key)” here, and \(source?.source ?? "this") is nothing to add", field: key)
    }
  }

  private var source: Literal? {
    switch self {
    case .words(let words): read(words)
    case .list(let items): Literal(.array(items))
    }
  }
}

/// A bare word is text, though it would be read as the name of a case.
private func read(_ words: String) -> Literal? {
  let literal = Reader.read(words)
  if case .call(_, [])? = literal, !words.hasPrefix(".") { return nil }
  return literal
}
