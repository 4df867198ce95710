/// A place in a model's file: `name`, `inputs/steps/start`, `price/table/720p|5`. Names hold dots and rows hold bars, so the parts are
/// divided by slashes; `~1` is a slash in a name and `~0` a tilde, as in a JSON pointer.
struct Path {
  let parts: [String]

  init(_ text: String) {
    parts = text.split(separator: "/").map { part in
      part.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/").split(separator: "~0", omittingEmptySubsequences: false)
        .joined(separator: "~")
    }
  }
}

extension Literal {
  /// Where a part of a path leads from here.
  enum Step {
    /// An argument, by its name, or by its place where there is no list to go through.
    case argument(Int)
    /// An item of a list, by its place.
    case item(Int)
    /// Through the last list among the arguments that have no name, on to its item.
    case listed(Int, item: Int?)
  }

  func step(_ part: String) -> Step? {
    switch self {
    case .list(let items): return place(of: part, in: items).map { .item($0) }
    case .call(_, let arguments):
      if let named = arguments.firstIndex(where: { $0.label == part }) { return .argument(named) }
      guard let list = lastList(arguments), let items = arguments[list].value.items else {
        return Int(part).flatMap { arguments.indices.contains($0) ? .argument($0) : nil }
      }
      return .listed(list, item: place(of: part, in: items))
    default: return nil
    }
  }

  func found(_ path: some Collection<String>) -> Literal? {
    guard let first = path.first else { return self }
    let rest = path.dropFirst()
    switch (step(first), self) {
    case (.argument(let place), .call(_, let arguments)): return arguments[place].value.found(rest)
    case (.item(let place), .list(let items)): return items[place].found(rest)
    case (.listed(let list, let item?), .call(_, let arguments)): return arguments[list].value.items?[item].found(rest)
    default: return nil
    }
  }

  /// What stands at the end of a path: of a row, a choice, a constant or a base the value behind its key.
  func state(_ path: some Collection<String>) -> Literal? {
    guard let found = found(path) else { return nil }
    return found.plain.map { found.callArguments[$0].value } ?? found
  }

  /// The place of the one value that a call is about, where it has a key before it or is alone.
  var plain: Int? {
    let names = ["PriceRule.Row", "Payload.Constant", "base", "perOutput", "text", "integer", "integerAsText", "number", "numbers", "hex", "images", "frames"]
    guard case .call(let name, let arguments) = self, names.contains(name) else { return nil }
    return arguments.lastIndex { $0.label == nil }
  }

  var callArguments: [Argument] { if case .call(_, let arguments) = self { arguments } else { [] } }

  func lastList(_ arguments: [Argument]) -> Int? { arguments.lastIndex { $0.label == nil && $0.value.items != nil } }
}

/// An item by its name or key, and else by its number.
private func place(of part: String, in items: [Literal]) -> Int? {
  items.firstIndex { $0.key == part } ?? Int(part).flatMap { items.indices.contains($0) ? $0 : nil }
}

extension Literal {
  /// What a list knows this item by.
  fileprivate var key: String? {
    guard case .call(let name, let arguments) = self else { return words }
    if let name = arguments.first(where: { $0.label == "name" })?.value.text { return name }
    let isKeyed = ["PriceRule.Row", "Payload.Constant", "Choice", "RatioSizes.Size"].contains(name)
    return isKeyed ? arguments.first { $0.label == nil }?.value.words : name
  }
}
