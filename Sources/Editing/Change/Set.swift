import Domain

extension Literal {
  /// This with something else at a place. Nil takes away what is there.
  func setting(_ path: some Collection<String>, to said: Said?) throws(Failure) -> Literal {
    guard let first = path.first else { return try said.map { words throws(Failure) in try words.literal(in: self, as: nil) } ?? .none }
    let rest = path.dropFirst()
    switch (step(first), self) {
    case (.argument(let place), .call(let name, var arguments)):
      if rest.isEmpty, said == nil, name == "Input" || name == "Choice" { arguments.remove(at: place) } else {
        arguments[place].value = try arguments[place].value.setting(rest, to: said, label: first)
      }
      return .call(name, arguments)
    case (.item(let place), .list(let items)): return .list(try items.setting(place, rest, to: said))
    case (.listed(let list, let item), .call(let name, var arguments)):
      let items = arguments[list].value.items ?? []
      if let item { arguments[list].value = .list(try items.setting(item, rest, to: said)) } else {
        guard rest.isEmpty, let said else { throw noSuch(first) }
        arguments[list].value = .list(items + [try said.item(key: first, of: name, like: items.first)])
      }
      return .call(name, arguments)
    case (nil, .call(let name, let arguments)) where rest.isEmpty && said != nil && (name == "Input" || name == "Choice" || name == "integer"):
      return .call(name, arguments + [Argument(label: first, value: try (said ?? .words("")).literal(in: .none, as: first))])
    case (nil, .list(let items)) where rest.isEmpty && said != nil: return .list(items + [try (said ?? .words("")).item(key: first, of: "", like: nil)])
    default: throw noSuch(first)
    }
  }

  private func setting(_ path: some Collection<String>, to said: Said?, label: String) throws(Failure) -> Literal {
    guard path.isEmpty, let said else { return try setting(path, to: said) }
    return try said.literal(in: self, as: label)
  }

  private func noSuch(_ part: String) -> Failure { Failure(.invalidParameters, "there is no “\(part)” here", field: part) }
}

extension [Literal] {
  fileprivate func setting(_ place: Int, _ path: some Collection<String>, to said: Said?) throws(Failure) -> [Literal] {
    var items = self
    if path.isEmpty, said == nil { items.remove(at: place) } else { items[place] = try items[place].setting(path, to: said) }
    return items
  }
}
