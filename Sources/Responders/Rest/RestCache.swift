import Glibc
import JSON
import Postgres
import Rest
import Threads

/// What the REST family remembers between requests: the catalogue, and the compiled form of each query shape.
public final class RestCache: Sendable {
  /// A request's shape, compiled. Plans belong to a role, so there is a prepared statement for each.
  final class Compiled: Sendable {
    let plan: Plan
    let preferences: Preferences
    private let anonymous, user, service: Statement

    init(_ plan: Plan, _ preferences: Preferences, number: Int) {
      self.plan = plan
      self.preferences = preferences
      anonymous = Statement("rest_\(number)_anon", plan.sql, isTransient: true)
      user = Statement("rest_\(number)_user", plan.sql, isTransient: true)
      service = Statement("rest_\(number)_service", plan.sql, isTransient: true)
    }

    func statement(for caller: Caller) -> Statement {
      switch caller {
      case .anonymous: anonymous
      case .user: user
      case .service: service
      }
    }
  }

  fileprivate struct State: Sendable {
    var catalogue: Catalogue?
    var loaded = 0.0
    var compiled: [[UInt8]: Compiled] = [:]
    /// Numbers of SQL texts, so that shapes with the same SQL share a prepared statement.
    var numbers: [String: Int] = [:]
    var next = 1
  }

  private let state = Monitor(State())

  public init() {}

  /// The compiled form of the request behind `key`, from memory or made by `compile`.
  func compiled(_ key: [UInt8], in world: World, _ compile: (Catalogue) throws -> (Plan, Preferences)) throws -> Compiled {
    if let found = state.with({ $0.compiled[key] }) { return found }
    let (plan, preferences) = try compile(try catalogue(in: world))
    return state.with { state in
      if state.compiled.count >= 1_000 { state.compiled.removeAll() }
      let made = Compiled(plan, preferences, number: state.number(of: plan.sql))
      state.compiled[key] = made
      return made
    }
  }

  /// Compiled for this request alone.
  func once(in world: World, _ compile: (Catalogue) throws -> (Plan, Preferences)) throws -> Compiled {
    let (plan, preferences) = try compile(try catalogue(in: world))
    return Compiled(plan, preferences, number: state.with { $0.number(of: plan.sql) })
  }

  func catalogue(in world: World) throws -> Catalogue {
    if let catalogue = state.with({ $0.catalogue }) { return catalogue }
    return try load { try world.pool.borrow { try $0.run(RestCache.query) } }
  }

  /// Reads the catalogue anew on NOTIFY `pgrst` or `ddl`, and every minute.
  func follow(_ world: World) {
    let info = World.conninfo(world.settings, user: "authenticator", "rest-catalogue")
    _ = Thread.start { [self] in
      while true {
        do {
          let connection = try Connection(info)
          try connection.execute("listen pgrst; listen ddl")
          while true {
            _ = try load { try connection.run(RestCache.query) }
            _ = try connection.notification(seconds: 60)
          }
        } catch {
          world.log.event("warn", "the catalogue cannot be read", ["error": .string("\(error)")])
          sleep(2)
        }
      }
    }
  }

  private static let query = Statement("catalogue", Catalogue.query)

  private func load(_ read: () throws -> Rows) throws -> Catalogue {
    let catalogue = Catalogue(json: try JSONValue(parsing: try read().first ?? "{}"))
    state.with { state in
      state.catalogue = catalogue
      state.compiled.removeAll()
    }
    return catalogue
  }
}

extension RestCache.State {
  fileprivate mutating func number(of sql: String) -> Int {
    if let number = numbers[sql] { return number }
    if numbers.count >= 2_000 { numbers.removeAll() }
    defer { next += 1 }
    numbers[sql] = next
    return next
  }
}
