extension Scanner {
  /// `select=…` whole.
  mutating func select() throws(RestError) -> Node {
    var node = Node()
    var embeds = 0
    node.items = []
    skipBlanks()
    if !isAtEnd { try items(into: &node, depth: 0, embeds: &embeds) }
    try expectEnd()
    return node
  }

  private mutating func items(into node: inout Node, depth: Int, embeds: inout Int) throws(RestError) {
    repeat {
      guard node.items.count < Limits.items else { throw .limit("columns") }
      try item(into: &node, depth: depth, embeds: &embeds)
      skipBlanks()
    } while take(",")
  }

  private mutating func item(into node: inout Node, depth: Int, embeds: inout Int) throws(RestError) {
    skipBlanks()
    if take("*") { return node.items.append(.all) }
    let isSpread = take("...")
    var name = try self.name()
    if isNext("()"), ["count", "sum", "avg", "max", "min"].contains(name) { throw RestError(400, "PGRST123", "Use of aggregate functions is not allowed") }
    var alias: String?
    skipBlanks()
    if !isNext("::"), take(":") {
      alias = name
      name = try self.name()
      skipBlanks()
    }
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "(") {
      var embed = Embed(alias: alias, relation: name, isSpread: isSpread, node: Node())
      try finish(&embed, depth: depth + 1, embeds: &embeds)
      node.embeds.append(embed)
      return node.items.append(.embed(node.embeds.count - 1))
    }
    guard !isSpread else { throw failure("\"(\"") }
    let field = Field(name: name, path: try path())
    let cast = take("::") ? try self.name() : nil
    if isNext(".") { throw RestError(400, "PGRST123", "Use of aggregate functions is not allowed") }
    node.items.append(.column(field, alias: alias, cast: cast))
  }

  private mutating func finish(_ embed: inout Embed, depth: Int, embeds: inout Int) throws(RestError) {
    embeds += 1
    guard depth <= Limits.embedDepth else { throw .limit("nested embeds") }
    guard embeds <= Limits.embeds else { throw .limit("embeds") }
    while take("!") {
      let hint = try name()
      switch hint {
      case "inner": embed.isInner = true
      case "left": embed.isInner = false
      default: embed.hint = hint
      }
    }
    try expect("(")
    embed.node.items = []
    skipBlanks()
    if !take(")") {
      try items(into: &embed.node, depth: depth, embeds: &embeds)
      try expect(")")
    }
  }
}
