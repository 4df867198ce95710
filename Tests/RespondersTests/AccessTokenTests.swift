import JSON
import Secrets
import Testing

@testable import Responders

private func part(_ text: String) -> String { base64URL(Array(text.utf8)) }

/// A token of any header and payload, signed well unless told otherwise.
private func forge(_ header: String, _ payload: String, key: String = testKeys["k2"]!, signature: String? = nil) -> String {
  let message = part(header) + "." + part(payload)
  return message + "." + (signature ?? base64URL(hmacSHA256(key: Array(key.utf8), Array(message.utf8))))
}

private let header = #"{"alg":"HS256","kid":"k2","typ":"JWT"}"#
private let sub = #""sub":"00000000-0000-4000-8000-000000000001""#
private let good = #"{"role":"authenticated",\#(sub),"exp":1800003600,"iat":1800000000}"#

/// Tokens that nobody may be believed for, each with what is wrong.
private let badTokens: [(String, String)] = {
  let whole = forge(header, good)
  let parts = whole.split(separator: ".").map(String.init)
  func claims(_ text: String) -> String { forge(header, text) }
  return [
    ("empty", ""), ("a word", "token"), ("two parts", parts[0] + "." + parts[1]), ("four parts", whole + "." + parts[2]), ("only dots", ".."),
    ("empty header", "." + parts[1] + "." + parts[2]), ("empty payload", parts[0] + ".." + parts[2]), ("empty signature", parts[0] + "." + parts[1] + "."),
    ("padding", whole + "="), ("a blank in front", " " + whole), ("a line break behind", whole + "\n"), ("signature of another alphabet", parts[0] + "." + parts[1] + "." + String(repeating: "+", count: 43)),
    ("cut signature", String(whole.dropLast())), ("longer signature", whole + "A"), ("changed signature", parts[0] + "." + parts[1] + "." + String(parts[2].reversed())),
    ("signature of zeros", parts[0] + "." + parts[1] + "." + String(repeating: "A", count: 43)), ("payload of somebody else", parts[0] + "." + part(good.replacing("0001\"", with: "0002\"")) + "." + parts[2]),
    ("alg none, unsigned", part(#"{"alg":"none"}"#) + "." + parts[1] + "."), ("alg none, signed", forge(#"{"alg":"none","typ":"JWT"}"#, good)), ("alg None", forge(#"{"alg":"None"}"#, good)),
    ("alg hs256", forge(#"{"alg":"hs256"}"#, good)), ("alg HS512", forge(#"{"alg":"HS512"}"#, good)), ("alg RS256", forge(#"{"alg":"RS256"}"#, good)), ("alg ES256", forge(#"{"alg":"ES256"}"#, good)),
    ("alg missing", forge(#"{"typ":"JWT"}"#, good)), ("alg a number", forge(#"{"alg":256}"#, good)), ("alg twice", forge(#"{"alg":"HS256","alg":"none"}"#, good)),
    ("unknown kid", forge(#"{"alg":"HS256","kid":"k9"}"#, good)), ("kid a path", forge(#"{"alg":"HS256","kid":"../../dev/null"}"#, good, key: "")), ("kid SQL", forge(#"{"alg":"HS256","kid":"' or 1=1"}"#, good)),
    ("kid a number", forge(#"{"alg":"HS256","kid":1}"#, good)), ("kid of another key", forge(#"{"alg":"HS256","kid":"k1","typ":"JWT"}"#, good)), ("kid null", forge(#"{"alg":"HS256","kid":null}"#, good)),
    ("critical extension", forge(#"{"alg":"HS256","crit":["exp"]}"#, good)), ("unencoded payload", forge(#"{"alg":"HS256","b64":false}"#, good)), ("typ JWE", forge(#"{"alg":"HS256","typ":"JWE"}"#, good)),
    ("header a list", forge("[]", good)), ("header not JSON", forge("{", good)), ("header not base64", "!!!." + parts[1] + "." + parts[2]),
    ("key empty", forge(header, good, key: "")), ("key a guess", forge(header, good, key: "secret")), ("key of anon", forge(header, good, key: "anon-key")),
    ("payload a list", claims("[]")), ("payload a text", claims(#""x""#)), ("payload empty object", claims("{}")), ("payload not JSON", claims(good + "}")), ("payload cut", claims(String(good.dropLast()))),
    ("payload not UTF-8", part(header) + "." + base64URL([0x7B, 0xFF, 0x7D]) + "." + parts[2]), ("payload deep", claims(#"{"a":"# + String(repeating: "[", count: 500) + String(repeating: "]", count: 500) + "}")),
    ("payload with NUL", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"x":"\u0000"}"#)), ("payload with a lone surrogate", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"x":"\ud800"}"#)),
    ("a number beyond all", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"x":1e99999}"#)), ("exp twice", claims(#"{"role":"authenticated",\#(sub),"exp":1,"exp":1800003600}"#)),
    ("expired", claims(good.replacing("1800003600", with: "1799999969"))), ("expired long ago", claims(good.replacing("1800003600", with: "1"))), ("exp zero", claims(good.replacing("1800003600", with: "0"))),
    ("exp negative", claims(good.replacing("1800003600", with: "-1"))), ("exp missing", claims(#"{"role":"authenticated",\#(sub)}"#)), ("exp a text", claims(good.replacing("1800003600", with: #""1800003600""#))),
    ("exp null", claims(good.replacing("1800003600", with: "null"))), ("exp absurd", claims(good.replacing("1800003600", with: "1e300"))), ("exp a list", claims(good.replacing("1800003600", with: "[1800003600]"))),
    ("nbf ahead", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"nbf":1800000031}"#)), ("iat ahead", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"iat":1800000031}"#)), ("nbf a text", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"nbf":"1"}"#)),
    ("role missing", claims(#"{\#(sub),"exp":1800003600}"#)), ("role postgres", claims(good.replacing("authenticated", with: "postgres"))), ("role empty", claims(good.replacing("authenticated", with: ""))),
    ("role a list", claims(good.replacing(#""authenticated""#, with: #"["service_role"]"#))), ("role in capitals", claims(good.replacing("authenticated", with: "SERVICE_ROLE"))),
    ("user without sub", claims(#"{"role":"authenticated","exp":1800003600}"#)), ("sub not a uuid", claims(#"{"role":"authenticated","sub":"ada","exp":1800003600}"#)), ("sub SQL", claims(#"{"role":"authenticated","sub":"' or true --","exp":1800003600}"#)),
    ("sub a number", claims(#"{"role":"authenticated","sub":1,"exp":1800003600}"#)), ("too long", claims(#"{"role":"authenticated",\#(sub),"exp":1800003600,"x":"\#(String(repeating: "x", count: 8200))"}"#)),
  ]
}()

@Suite("Access tokens") struct AccessTokenTests {
  let world: World

  init() throws { world = try testWorld() }

  @Test("bring their claims back") func roundTrip() throws {
    let claims = try world.accessTokens.verify(forge(header, good), now: 1_800_000_000)
    #expect(claims.role == "authenticated" && claims.subject == "00000000-0000-4000-8000-000000000001" && claims.text == good)
  }

  @Test("are good under an older key, without a kid, and half a minute late") func accepted() throws {
    let tokens = [
      forge(#"{"alg":"HS256","kid":"k1","typ":"JWT"}"#, good, key: testKeys["k1"]!), forge(#"{"alg":"HS256"}"#, good, key: testKeys["k1"]!),
      forge(#"{"typ":"JWT","alg":"HS256"}"#, good), forge(header, good.replacing("1800003600", with: "1799999975")),
      forge(header, #"{ "role" : "authenticated", \#(sub), "exp": 1800003600.0, "name": "Zoë \"x\"" }"#),
    ]
    for token in tokens { #expect(throws: Never.self) { try world.accessTokens.verify(token, now: 1_800_000_000) } }
  }

  @Test("that are known still end in their time, and do not begin before it") func knownTimes() throws {
    let token = forge(header, good)
    for _ in 0..<2 { #expect(throws: Never.self) { try world.accessTokens.verify(token, now: 1_800_000_000) } }
    #expect(throws: TokenError.expired) { try world.accessTokens.verify(token, now: 1_800_003_631) }
    #expect(throws: TokenError.notYetValid) { try world.accessTokens.verify(token, now: 1_799_999_000) }
    #expect(throws: Never.self) { try world.accessTokens.verify(token, now: 1_800_000_000) }
  }

  @Test("that are bad are 401 everywhere and never 500") func hostile() throws {
    #expect(badTokens.count >= 40)
    for (what, token) in badTokens {
      // A good token that is known must not lend its name to one that looks like it.
      _ = try world.accessTokens.verify(forge(header, good), now: 1_800_000_000)
      #expect(throws: TokenError.self, "\(what)") { try world.accessTokens.verify(token, now: 1_800_000_000) }
      guard !token.contains("\n") else { continue }
      let answer = ask(world, "POST /functions/v1/quote\nContent-Type: application/json\nAuthorization: Bearer \(token)\n\n{}")
      #expect(answer.status == 401, "\(what): \(answer.line)")
    }
  }

  @Test("that are bad are 403 bad_jwt for the account") func hostileForAccounts() throws {
    let accounts = try testWorld(family: "auth")
    for (what, token) in badTokens where !token.contains("\n") {
      let answer = ask(accounts, "GET /auth/v1/user\napikey: anon-key\nX-Supabase-Api-Version: 2024-01-01\nAuthorization: Bearer \(token)")
      #expect(answer.status == 403 && answer.json["code"]?.string == "bad_jwt", "\(what): \(answer.line)")
    }
  }

  @Test("in another scheme, or none, are 401") func schemes() {
    for value in ["Bearer", "Bearer ", "Basic YTpi", "Token x", forge(header, good)] {
      let answer = ask(world, "POST /functions/v1/quote\nContent-Type: application/json\nAuthorization: \(value)\n\n{}")
      #expect(answer.status == 401, "\(value): \(answer.line)")
    }
  }

  @Test("are scanned as the strict parser reads them") func scan() throws {
    let claims = try readClaims(Array(#"{"a":[1,{"exp":5}],"exp":7,"role":"anon","b":{"role":"x"},"c":true}"#.utf8))
    #expect(claims == ScannedClaims(expires: 7, role: "anon"))
    let strict = try readClaims(Array(#"{"exp":7.0,"role":"\u0061non"}"#.utf8))
    #expect(strict == claims)
  }
}

@Suite("Sealed tokens") struct SealedTokenTests {
  let tokens = SealedTokens(tokenKey: String(repeating: "ab", count: 32))

  @Test("open for their purpose only") func purpose() {
    let token = tokens.seal([1, 2, 3], purpose: "quote")
    #expect(tokens.open(token, purpose: "quote") == [1, 2, 3])
    #expect(tokens.open(token, purpose: "refresh") == nil)
    for bad in ["", ".", "a.b", token + "A", String(token.dropLast()), token.replacing(".", with: ".."), String(repeating: "a", count: 5000)] {
      #expect(tokens.open(bad, purpose: "quote") == nil)
    }
  }

  @Test("carry a refresh token's session and turn") func refresh() {
    let token = RefreshToken(session: "00000000-0000-4000-8000-0000000000aa", counter: 70_000).sealed(by: tokens)
    let read = RefreshToken(token, by: tokens)
    #expect(read?.session == "00000000-0000-4000-8000-0000000000aa" && read?.counter == 70_000)
  }
}
