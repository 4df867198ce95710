import Domain
import JSON
import Secrets
import Settings
import Store

/// A signed-in session as the database opened or renewed it, and how it is handed to the client.
struct Session {
  let user: JSONValue
  let id: String
  let counter: Int
  let method: String

  /// From what the SQL functions answer.
  init(_ answer: JSONValue, method: String) throws(Failure) {
    guard let user = answer["user"], let id = answer["session_id"]?.string, let counter = answer["counter"]?.integer else { throw Failure(.internalError) }
    self.user = user
    self.id = id
    self.counter = Int(counter)
    self.method = answer["method"]?.string ?? method
  }

  /// The session's tokens: in the body, or in HttpOnly cookies for a page of ours that asked for them.
  func response(to request: Request, in world: World) -> Response {
    let life = world.settings.auth.accessTokenSeconds
    let expires = Int64(world.now()) + Int64(life)
    let access = world.accessTokens.sign(claims(in: world, expires: expires))
    let refresh = RefreshToken(session: id, counter: counter).sealed(by: world.sealed)
    var body: JSONObject = ["token_type": "bearer", "expires_in": .integer(Int64(life)), "expires_at": .integer(expires), "user": user]
    guard SessionCookies.wanted(request) else {
      body["access_token"] = .string(access)
      body["refresh_token"] = .string(refresh)
      return Session.json(.object(body))
    }
    var response = Session.json(.object(body))
    response.headers += SessionCookies.set(access: access, life: life, refresh: refresh)
    return response
  }

  /// Answers of this family are never stored.
  static func json(_ value: JSONValue, status: Int = 200) -> Response {
    .json(value, status: status, headers: [("Cache-Control", "no-store"), ("X-Supabase-Api-Version", AuthErrors.version)])
  }

  private func claims(in world: World, expires: Int64) -> JSONObject {
    let now = Int64(world.now())
    // What the user may write stays short inside a token, else the token would outgrow the headers that carry it.
    let metadata = user["user_metadata"] ?? [:]
    return [
      "iss": .string(world.settings.publicURL + "/auth/v1"), "sub": user["id"] ?? .null, "aud": "authenticated", "exp": .integer(expires), "iat": .integer(now),
      "email": user["email"] ?? "", "phone": "", "app_metadata": user["app_metadata"] ?? [:],
      "user_metadata": metadata.bytes.count <= 2048 ? metadata : [:], "role": "authenticated", "aal": "aal1",
      "amr": [["method": .string(method), "timestamp": .integer(now)]], "session_id": .string(id), "is_anonymous": false,
    ]
  }
}

/// The cookies of a session in the browser.
enum SessionCookies {
  private static let refreshDays = 30

  /// Whether the page asked for cookies instead of tokens in the body.
  static func wanted(_ request: Request) -> Bool { request.parameter("HTTP_X_SESSION") == "cookie" }

  static func set(access: String, life: Int, refresh: String) -> [(name: String, value: String)] {
    [
      ("Set-Cookie", "\(Gateway.accessCookie)=\(access); HttpOnly; Secure; SameSite=Lax; Path=/; Max-Age=\(life)"),
      ("Set-Cookie", "\(Gateway.refreshCookie)=\(refresh); HttpOnly; Secure; SameSite=Strict; Path=/auth/v1; Max-Age=\(refreshDays * 86_400)"),
    ]
  }

  static let cleared: [(name: String, value: String)] = [
    ("Set-Cookie", "\(Gateway.accessCookie)=; HttpOnly; Secure; SameSite=Lax; Path=/; Max-Age=0"),
    ("Set-Cookie", "\(Gateway.refreshCookie)=; HttpOnly; Secure; SameSite=Strict; Path=/auth/v1; Max-Age=0"),
  ]
}

extension Accounts.Origin {
  init(_ request: Request) { self.init(agent: request.userAgent, address: request.clientAddress) }
}
