import JSON
import Testing

@testable import Responders

@Suite("A hostile request") struct HostileRequestTests {
  @Test("to a function gets a clear refusal before the database is asked") func functions() throws {
    let world = try testWorld()
    let ada = "Authorization: Bearer \(token(world))"
    let json = "Content-Type: application/json\n\(ada)"
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let cases: [(String, Int, String)] = [
      ("POST /functions/v1/generate-content\nContent-Type: application/json\n\n{}", 401, "E010"),
      ("POST /functions/v1/generate-content\nContent-Type: application/json\nAuthorization: Bearer \(token(world, role: "anon", subject: nil))\n\n{}", 401, "E010"),
      ("POST /functions/v1/generate-content\n\(json)\n\n", 400, "E012"), ("POST /functions/v1/generate-content\n\(json)\n\n{", 400, "E012"),
      ("POST /functions/v1/generate-content\n\(json)\n\n[]", 400, "E012"), ("POST /functions/v1/generate-content\n\(json)\n\n\(deep)", 400, "E012"),
      ("POST /functions/v1/generate-content\n\(json)\n\n{\"a\":1,\"a\":2}", 400, "E012"), ("POST /functions/v1/generate-content\n\(json)\n\n{\"prompt\":\"\\u0000\"}", 400, "E012"),
      ("POST /functions/v1/generate-content\n\(json)\n\n\"\(String(repeating: "x", count: 1 << 20))\"", 413, "E013"),
      ("POST /functions/v1/generate-content\nContent-Type: text/plain\n\(ada)\n\n{}", 415, "E014"),
      ("POST /functions/v1/generate-content\nContent-Type: multipart/form-data\n\(ada)\n\n{}", 415, "E014"),
      ("POST /functions/v1/generate-content\n\(json)\n\n{}", 422, "E003"), ("POST /functions/v1/generate-content\n\(json)\n\n{\"model_record_id\":5}", 422, "E003"),
      ("POST /functions/v1/generate-content\n\(json)\n\n{\"model_record_id\":\"none\",\"prompt\":\"a cat\"}", 404, "E002"),
      ("POST /functions/v1/generate-content\n\(json)\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a cat\",\"model_parameters\":{\"steps\":-1}}", 422, "E003"),
      ("POST /functions/v1/generate-content\n\(json)\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a cat\",\"quote\":\"x.y\"}", 422, "E003"),
      ("POST /functions/v1/generate-content\n\(json)\nIdempotency-Key: \(String(repeating: "k", count: 256))\n\n{\"model_record_id\":\"100@1\",\"prompt\":\"a cat\"}", 422, "E003"),
      ("POST /functions/v1/cancel-generation\n\(json)\n\n{\"generation_id\":\"' or 1=1\"}", 422, "E003"),
      ("GET /functions/v1/generate-content\n\(ada)", 405, "E019"), ("DELETE /functions/v1/models\n\(ada)", 405, "E019"),
      ("POST /functions/v1/share-content\n\(json)\n\n{\"expires_in\":-5}", 422, "E003"), ("POST /functions/v1/nothing\n\(json)\n\n{}", 404, "NOT_FOUND"),
      ("POST /functions/v1/kie-ai-webhook?token=x\nContent-Type: application/json\n\n{", 400, "E012"), ("POST /functions/v1/process-runware-response\nContent-Type: application/json\n\nx", 400, "E012"),
    ]
    for (request, status, code) in cases {
      let answer = ask(world, request)
      #expect(answer.status == status && answer.json["code"]?.string == code && answer.json["error"]?.string != nil, "\(request.prefix(120)) → \(answer.line.prefix(300))")
    }
  }

  @Test("by a cookie from another site is refused") func crossSite() throws {
    let world = try testWorld()
    let cookie = "Content-Type: application/json\nCookie: a=b; __Host-access=\(token(world))"
    for proof in ["", "\nSec-Fetch-Site: cross-site", "\nSec-Fetch-Site: same-site", "\nSec-Fetch-Site: none", "\nOrigin: https://evil.test", "\nOrigin: null", "\nOrigin: https://localhost:8443.evil.test"] {
      let answer = ask(world, "POST /functions/v1/quote\n\(cookie)\(proof)\n\n{}")
      #expect(answer.status == 403 && answer.json["code"]?.string == "E018", "\(proof): \(answer.line)")
    }
    for proof in ["\nSec-Fetch-Site: same-origin", "\nOrigin: https://localhost:8443"] {
      #expect(ask(world, "POST /functions/v1/quote\n\(cookie)\(proof)\n\n{}").json["code"]?.string == "E003")
    }
  }

  @Test("to the accounts gets the family's own shape") func accounts() throws {
    let world = try testWorld(family: "auth")
    let head = "apikey: anon-key\nContent-Type: application/json\nX-Supabase-Api-Version: 2024-01-01"
    let cases: [(String, Int, String)] = [
      ("POST /auth/v1/signup\n\(head)\n\n{", 400, "bad_json"), ("POST /auth/v1/signup\n\(head)\n\n{}", 422, "anonymous_provider_disabled"),
      ("POST /auth/v1/signup\n\(head)\n\n{\"email\":\"no address\",\"password\":\"secret1\"}", 400, "validation_failed"),
      ("POST /auth/v1/signup\n\(head)\n\n{\"email\":\"ada@example.test\"}", 400, "validation_failed"),
      ("POST /auth/v1/signup\n\(head)\n\n{\"email\":\"ada@example.test\",\"password\":\"short\"}", 422, "weak_password"),
      ("POST /auth/v1/signup\n\(head)\n\n{\"email\":\"ada@example.test\",\"password\":\"secret1\",\"data\":[]}", 400, "validation_failed"),
      ("POST /auth/v1/token?grant_type=magic\n\(head)\n\n{}", 400, "invalid_credentials"), ("POST /auth/v1/token\n\(head)\n\n{}", 400, "invalid_credentials"),
      ("POST /auth/v1/token?grant_type=refresh_token\n\(head)\n\n{\"refresh_token\":\"x\"}", 400, "refresh_token_not_found"),
      ("POST /auth/v1/token?grant_type=refresh_token\n\(head)\n\n{}", 400, "validation_failed"),
      ("GET /auth/v1/user\n\(head)", 401, "no_authorization"), ("POST /auth/v1/logout?scope=all\n\(head)", 400, "validation_failed"),
      ("POST /auth/v1/logout\n\(head)", 401, "no_authorization"), ("GET /auth/v1/nothing\n\(head)", 404, "not_found"), ("GET /auth/v1/admin/users\n\(head)", 401, "no_authorization"),
    ]
    for (request, status, code) in cases {
      let answer = ask(world, request)
      #expect(answer.status == status && answer.json["code"]?.string == code && answer["X-Supabase-Api-Version"] == "2024-01-01", "\(request) → \(answer.line)")
    }
    #expect(ask(world, "POST /auth/v1/signup\napikey: anon-key\nContent-Type: application/json\n\n{").json["error_code"]?.string == "bad_json")
  }

  @Test("without the api key stops at the gate") func gate() throws {
    let world = try testWorld(family: "auth")
    #expect(ask(world, "GET /auth/v1/settings").line.hasPrefix(#"401 {"message":"No API key found in request""#))
    #expect(ask(world, "GET /auth/v1/settings\napikey: wrong").line.hasPrefix(#"401 {"message":"Invalid API key""#))
    #expect(ask(world, "GET /auth/v1/settings?apikey=anon-key").status == 200)
    #expect(ask(world, "GET /auth/v1/.well-known/jwks.json").line == #"200 {"keys":[]}"#)
  }

  @Test("while the database is away is asked to come again") func unavailable() throws {
    let answer = ask(try testWorld(family: "auth"), "POST /auth/v1/token?grant_type=password\napikey: anon-key\nContent-Type: application/json\n\n{\"email\":\"ada@example.test\",\"password\":\"secret1\"}")
    #expect(answer.status == 503 && answer["Retry-After"] != nil && answer.json["code"]?.string != "session_not_found")
  }

  @Test("leaves a log line without its secrets") func log() throws {
    let world = try testWorld()
    _ = ask(world, "POST /functions/v1/kie-ai-webhook?token=very-secret\nContent-Type: application/json\nAuthorization: Bearer abc.def.ghi\n\n{\"hidden\":")
    let line = try #require((try? JSONValue(parsing: world.log.lines))?.object)
    #expect(line.keys == ["ts", "level", "request_id", "family", "route", "user", "status", "ms", "code"])
    #expect(!world.log.lines.contains("secret") && !world.log.lines.contains("hidden") && !world.log.lines.contains("def"))
  }
}
