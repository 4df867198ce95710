import JSON
import Models

/// A value as a model's file writes it: the little of Swift that these files use.
public indirect enum Literal: Sendable, Equatable {
  case text(String)
  /// Digits without grouping marks.
  case number(String)
  case flag(Bool)
  case none
  case range(String, String)
  case list([Literal])
  /// `Input(name: …)`, `.text(3...2000)`, and `.form`, which has no arguments. The name is kept without a leading dot.
  case call(String, [Argument])

  public struct Argument: Sendable, Equatable {
    public var label: String?
    public var value: Literal
  }
}

extension Literal {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var items: [Literal]? { if case .list(let items) = self { items } else { nil } }
  var whole: Int64? { if case .number(let digits) = self { Int64(digits) } else { nil } }

  /// Text, or a number as the text that it is written with.
  var words: String? { if case .number(let digits) = self { digits } else { text } }

  var json: JSONValue? {
    switch self {
    case .text(let text): .string(text)
    case .number(let digits): Int64(digits).map { .integer($0) } ?? Double(digits).map { .real($0) }
    case .flag(let flag): .bool(flag)
    case .list(let items): items.compactMap(\.json).count == items.count ? .array(items.compactMap(\.json)) : nil
    case .none, .range, .call: nil
    }
  }

  /// Scalars and lists of them; nil for an object.
  init?(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .flag(flag)
    case .string(let text): self = .text(text)
    case .integer, .real, .decimal: self = .number(json.text)
    case .array(let items):
      let literals = items.compactMap { Literal($0) }
      guard literals.count == items.count else { return nil }
      self = .list(literals)
    case .object: return nil
    }
  }

  /// As source on one line, for people and for comparing.
  public var source: String {
    switch self {
    case .text(let text): quoted(text)
    case .number(let digits): digits
    case .flag(let flag): flag ? "true" : "false"
    case .none: "nil"
    case .range(let low, let high): low + "..." + high
    case .list(let items): "[" + items.map(\.source).joined(separator: ", ") + "]"
    case .call(let name, let arguments): callSource(name, arguments)
    }
  }
}

private func callSource(_ name: String, _ arguments: [Literal.Argument]) -> String {
  let dot = name.first?.isLowercase == true ? "." : ""
  guard !arguments.isEmpty else { return dot + name }
  return dot + name + "(" + arguments.map { ($0.label.map { $0 + ": " } ?? "") + $0.value.source }.joined(separator: ", ") + ")"
}
