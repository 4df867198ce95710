/// How an embedded relation hangs on its parent.
struct Relationship {
  enum Cardinality: String {
    case manyToOne = "many-to-one"
    case oneToOne = "one-to-one"
    case oneToMany = "one-to-many"
    case manyToMany = "many-to-many"
    var isToOne: Bool { self == .manyToOne || self == .oneToOne }
  }
  struct Junction {
    var table: String
    var toParent: [(parent: String, junction: String)]
    var toTarget: [(target: String, junction: String)]
  }

  var cardinality: Cardinality
  var constraint: String
  var target: Catalogue.Table
  /// Columns that must be equal; empty when a junction stands between.
  var columns: [(parent: String, target: String)]
  var junction: Junction?
}

extension Catalogue {
  /// The one relationship that an embed means.
  /// - Throws: PGRST200 when there is none, PGRST201 when there are several.
  func relationship(from parent: Table, to embed: Embed) throws(RestError) -> Relationship {
    let found = candidates(from: parent, embed.relation).filter { embed.hint == nil || $0.answers(to: embed.hint!, on: parent) }
    guard let first = found.first else {
      throw RestError(
        400, "PGRST200", "Could not find a relationship between '\(parent.name)' and '\(embed.relation)' in the schema cache",
        details: "Searched for a foreign key relationship between '\(parent.name)' and '\(embed.relation)' in the schema '\(schema)', but no matches were found.")
    }
    guard found.count == 1 else { throw ambiguous(found, parent, embed) }
    return first
  }

  private func candidates(from parent: Table, _ name: String) -> [Relationship] {
    var found: [Relationship] = []
    for key in foreignKeys where key.table == parent.name {
      guard let target = tables[key.target], name == key.target || name == key.name || [name] == key.columns else { continue }
      found.append(
        Relationship(
          cardinality: parent.isUnique(key.columns) ? .oneToOne : .manyToOne, constraint: key.name, target: target,
          columns: zip(key.columns, key.targetColumns).map { ($0, $1) }))
    }
    for key in foreignKeys where key.target == parent.name && (key.table != parent.name || name == key.table) {
      guard let target = tables[key.table], name == key.table || name == key.name else { continue }
      found.append(
        Relationship(
          cardinality: target.isUnique(key.columns) ? .oneToOne : .oneToMany, constraint: key.name, target: target,
          columns: zip(key.targetColumns, key.columns).map { ($0, $1) }))
    }
    return found + junctions(from: parent, to: name)
  }

  /// Many-to-many through a table whose primary key holds both foreign keys.
  private func junctions(from parent: Table, to name: String) -> [Relationship] {
    guard let target = tables[name] else { return [] }
    var found: [Relationship] = []
    for near in foreignKeys where near.target == parent.name {
      guard let table = tables[near.table] else { continue }
      for far in foreignKeys where far.table == near.table && far.target == name && far.name != near.name {
        guard Set(near.columns + far.columns).isSubset(of: table.primaryKey) else { continue }
        let junction = Relationship.Junction(
          table: near.table, toParent: zip(near.targetColumns, near.columns).map { ($0, $1) },
          toTarget: zip(far.targetColumns, far.columns).map { ($0, $1) })
        found.append(Relationship(cardinality: .manyToMany, constraint: near.table, target: target, columns: [], junction: junction))
      }
    }
    return found
  }

  private func ambiguous(_ found: [Relationship], _ parent: Table, _ embed: Embed) -> RestError {
    let ways = found.map { "'\(embed.relation)!\($0.constraint)'" }.joined(separator: ", ")
    let details = found.map { "\($0.cardinality.rawValue): \(parent.name) with \($0.target.name) using \($0.constraint)" }
    return RestError(
      300, "PGRST201",
      "Could not embed because more than one relationship was found for '\(parent.name)' and '\(embed.relation)'",
      details: details.joined(separator: "; "),
      hint: "Try changing '\(embed.relation)' to one of the following: \(ways). Find the desired relationship in the 'details' key.")
  }
}

extension Relationship {
  func answers(to hint: String, on parent: Catalogue.Table) -> Bool {
    if hint == constraint || hint == junction?.table { return true }
    guard columns.count == 1 else { return false }
    return cardinality == .oneToMany ? columns[0].target == hint : columns[0].parent == hint || columns[0].target == hint
  }
}
