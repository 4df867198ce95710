import ArgumentParser
import Files
import JSON
import Postgres
import Secrets
import Settings

/// Makes the first accounts of a new installation: ada with credits, bob, and grace the admin.
struct Seed: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make the first accounts, if they are not there.")

  @Option(help: "The sql folder.") var sql: String
  @Option(help: "A JSON file: an array of objects with email, password and perhaps name, admin, credits.") var logins: String

  func run() throws {
    let settings = try Settings.load()
    let connection = try Connection("host='\(settings.database.host)' dbname='\(settings.database.name)' user='postgres' application_name='artifio-seed'")
    for login in try JSONValue(parsing: contents(of: logins)).array ?? [] { try make(login, on: connection) }
  }

  private func make(_ login: JSONValue, on connection: Connection) throws {
    guard let email = login["email"]?.string, let password = login["password"]?.string else { throw ValidationError("a login needs an email and a password") }
    guard try connection.run(Statement("has_user", "select 1 from auth.users where email = lower($1)"), [.text(email)]).count == 0 else { return }
    let data: JSONValue = ["name": login["name"] ?? .string(String(email.prefix { $0 != "@" }))]
    let made = try connection.run(
      Statement("sign_up", "select api.sign_up($1, $2, $3::jsonb, true, 'seed', null) -> 'user' ->> 'id'"),
      [.text(email), .text(Password.hash(password)), .text(data.text)])
    guard let id = made.first else { return }
    if login["admin"]?.bool == true || email.hasPrefix("grace@") {
      try connection.run(Statement("make_admin", "insert into public.user_roles (user_id, role) values ($1, 'admin')"), [.text(id)])
    }
    if let credits = login["credits"]?.integer ?? (email.hasPrefix("ada@") ? 500 : nil) {
      try connection.run(
        Statement(
          "buy", "insert into public.credit_transactions (user_id, amount, transaction_type, description, payment_id) values ($1, $2, 'purchase', $3, 'seed')"),
        [.text(id), Parameter(credits), .text("\(credits) credits")])
    }
    print("made \(email)")
  }
}
