import Testing
@testable import Rest

/// Conditions as they stand after WHERE, with their parameters.
@Test(
  "A filter becomes a condition with parameters",
  arguments: [
    ("status=eq.completed", #""t0"."status" = $1"#, ["completed"]),
    ("status=neq.completed&tokens_used=gte.2.5", #""t0"."status" <> $1 AND "t0"."tokens_used" >= $2"#, ["completed", "2.5"]),
    ("status=not.eq.failed", #"NOT ("t0"."status" = $1)"#, ["failed"]),
    ("prompt=eq.a+b%2Bc%2C%22d%22%28e%29", #""t0"."prompt" = $1"#, [#"a b+c,"d"(e)"#]),
    ("prompt=like.*cat*", #""t0"."prompt" LIKE $1"#, ["%cat%"]),
    ("prompt=ilike.%25Cat%25", #""t0"."prompt" ILIKE $1"#, ["%Cat%"]),
    ("status=in.(a,%22b,c%22,%22q%5C%22(%22)", #""t0"."status" = ANY ($1)"#, [#"{"a","b,c","q\"("}"#]),
    ("status=in.()", #""t0"."status" = ANY ($1)"#, ["{}"]),
    ("status=is.null", #""t0"."status" IS NULL"#, []),
    ("status=not.is.NULL", #"NOT ("t0"."status" IS NULL)"#, []),
    ("settings=cs.%7B%22a%22%3A+1%7D", #""t0"."settings" @> $1"#, [#"{"a": 1}"#]),
    ("tags=ov.{a,b}", #""t0"."tags" && $1"#, ["{a,b}"]),
    ("tags=cd.{a}", #""t0"."tags" <@ $1"#, ["{a}"]),
    ("settings->size->>width=eq.64", #"("t0"."settings"->$1::text->>$2::text) = $3"#, ["size", "width", "64"]),
    ("settings->list->0=eq.1", #"("t0"."settings"->$1::text->(0)) = $2"#, ["list", "1"]),
    ("prompt=like(any).{%25a%25,%25b%25}", #""t0"."prompt" LIKE ANY ($1)"#, ["{%a%,%b%}"]),
    ("prompt=wfts(english).a+%26+b", #"to_tsvector($1::regconfig, "t0"."prompt") @@ websearch_to_tsquery($1::regconfig, $2::text)"#, ["english", "a & b"]),
    ("prompt=match.%5Ea", #""t0"."prompt" ~ $1"#, ["^a"]),
    ("status=isdistinct.a", #""t0"."status" IS DISTINCT FROM $1"#, ["a"]),
    ("or=(status.eq.a,and(tokens_used.gt.1,prompt.not.is.null))", #"("t0"."status" = $1 OR ("t0"."tokens_used" > $2 AND NOT ("t0"."prompt" IS NULL)))"#, ["a", "1"]),
    ("not.and=(status.eq.a,status.eq.%22b,)%22)", #"NOT ("t0"."status" = $1 AND "t0"."status" = $2)"#, ["a", "b,)"]),
    ("or=(tags.cs.{a,b},status.in.(x,%22y,z%22))", #"("t0"."tags" @> $1 OR "t0"."status" = ANY ($2))"#, ["{a,b}", #"{"x","y,z"}"#]),
    ("or=(not.and(status.eq.a,status.eq.b),id.eq.1)", #"(NOT ("t0"."status" = $1 AND "t0"."status" = $2) OR "t0"."id" = $3)"#, ["a", "b", "1"]),
  ])
func filters(_ query: String, _ condition: String, _ parameters: [String]) throws {
  let (sql, values) = try compiled("generations", query)
  #expect(sql.contains("WHERE \(condition) LIMIT"), "\(sql)")
  #expect(values == parameters + ["1000"])
}

@Test(
  "What is selected, ordered and paged",
  arguments: [
    ("", #"SELECT "t0".* FROM "public"."generations" AS "t0" LIMIT $1"#),
    ("select=id,%20status", #"SELECT "t0"."id" AS "id", "t0"."status" AS "status" FROM"#),
    ("select=kind:status,tokens_used::text", #""t0"."status" AS "kind", ("t0"."tokens_used")::text AS "tokens_used""#),
    ("select=settings->size->>width", #"("t0"."settings"->$1::text->>$2::text) AS "width""#),
    ("select=settings->list->0", #"("t0"."settings"->$1::text->(0)) AS "list""#),
    ("select=%22id%22", #""t0"."id" AS "id""#),
    ("select=", "SELECT  FROM"),
    ("order=created_at.desc,id", #" ORDER BY "t0"."created_at" DESC, "t0"."id" LIMIT"#),
    ("order=id.asc.nullsfirst,status.nullslast", #" ORDER BY "t0"."id" ASC NULLS FIRST, "t0"."status" NULLS LAST LIMIT"#),
    ("order=settings->>a.desc", #" ORDER BY ("t0"."settings"->>$1::text) DESC"#),
    ("limit=10&offset=20", " LIMIT $1 OFFSET $2"),
  ])
func shapes(_ query: String, _ part: String) throws {
  let sql = try compiled("generations", query).sql
  #expect(sql.contains(part), "\(sql)")
}

@Test("A page is never longer than a thousand rows")
func pages() throws {
  #expect(try compiled("generations", "limit=5000").parameters == ["1000"])
  #expect(try compiled("generations", "limit=0").parameters == ["0"])
  #expect(try compiled("generations", "", range: "10-19").parameters == ["10", "10"])
  #expect(try compiled("generations", "limit=5&offset=100", range: "2-99").parameters == ["3", "102"])
}

@Test(
  "An embed follows its foreign key",
  arguments: [
    ("generations", "select=id,users(email)",
      #"(SELECT row_to_json("_x") FROM (SELECT "t1"."email" AS "email" FROM "public"."users" AS "t1" WHERE "t1"."id" = "t0"."user_id" LIMIT 1) AS "_x") AS "users""#),
    ("users", "select=*,user_credits(*)",
      #"(SELECT row_to_json("_x") FROM (SELECT "t1".* FROM "public"."user_credits" AS "t1" WHERE "t1"."user_id" = "t0"."id" LIMIT 1) AS "_x") AS "user_credits""#),
    ("generations", "select=*,shares:shared_content(id)&shares.share_token=eq.x&shares.order=id&shares.limit=1",
      #"(SELECT coalesce(json_agg("_x"), '[]') FROM (SELECT "t1"."id" AS "id" FROM "public"."shared_content" AS "t1" WHERE "t1"."generation_id" = "t0"."id" AND "t1"."share_token" = $1 ORDER BY "t1"."id" LIMIT $2) AS "_x") AS "shares""#),
    ("generations", "select=id,labels(name)",
      #"FROM "public"."labels" AS "t1", "public"."labelled" AS "j2" WHERE "j2"."generation_id" = "t0"."id" AND "j2"."label_id" = "t1"."id""#),
    ("generations", "select=id,shared_content!inner(id)&shared_content.share_token=eq.x",
      #"WHERE EXISTS (SELECT FROM "public"."shared_content" AS "t1" WHERE "t1"."generation_id" = "t0"."id" AND "t1"."share_token" = $1)"#),
    ("generations", "select=id,shared_content()&shared_content=is.null", #"WHERE NOT EXISTS (SELECT FROM "public"."shared_content""#),
    ("generations", "select=id,...users(email,who:id)", #"AS "email", (SELECT "t1"."id" FROM "public"."users" AS "t1" WHERE "t1"."id" = "t0"."user_id" LIMIT 1) AS "who""#),
    ("generations", "select=id,users(email)&order=users(email).desc", #" ORDER BY (SELECT "t2"."email" FROM"#),
    ("generations", "select=id,who:user_id(email)", #"AS "who""#),
    ("generations", "select=id,users!generations_user_id_fkey(email)", #"AS "users""#),
  ])
func embeds(_ table: String, _ query: String, _ part: String) throws {
  let sql = try compiled(table, query).sql
  #expect(sql.contains(part), "\(sql)")
}

@Test(
  "What cannot be understood is refused with PostgREST's code",
  arguments: [
    ("generations", "select=id,", "PGRST100"), ("generations", "select=id,users(", "PGRST100"), ("generations", "select=id)", "PGRST100"),
    ("generations", "status=completed", "PGRST100"), ("generations", "status=xx.1", "PGRST100"), ("generations", "status=is.maybe", "PGRST100"),
    ("generations", "status=in.(a", "PGRST100"), ("generations", "or=(status.eq.a", "PGRST100"), ("generations", "or=()", "PGRST100"),
    ("generations", "order=id.up", "PGRST100"), ("generations", "limit=-1", "PGRST100"), ("generations", "limit=x", "PGRST100"),
    ("generations", "status=eq.%zz", "PGRST100"), ("generations", "status=eq.%00", "PGRST100"), ("generations", "status=eq.%ff", "PGRST100"),
    ("generations", "a.b=eq.1", "PGRST108"), ("generations", "users.email=eq.x", "PGRST108"),
    ("generations", "select=nope(id)", "PGRST200"), ("generations", "nope=eq.1", "42703"), ("generations", "select=nope", "42703"),
    ("generations", "select=id::regclass", "42704"), ("generations", "select=id.count()", "PGRST123"), ("generations", "select=count()", "PGRST123"),
    ("nope", "", "PGRST205"), ("generations", "select=shared_content(id)&order=shared_content(id)", "PGRST118"),
    ("generations", "select=users(email)&users=eq.1", "PGRST120"),
    ("generations", "select=users(generations(users(generations(users(id)))))", "PGRST100"),
  ])
func refusals(_ table: String, _ query: String, _ code: String) throws {
  let error = #expect(throws: RestError.self) { try compiled(table, query) }
  #expect(error?.code == code)
  #expect((300..<500).contains(error?.status ?? 0))
}

@Test("No text of a caller's stands in the SQL outside a quoted name")
func injections() throws {
  let hostile = #"x'); drop table users; -- " $1 \"#
  let encoded = hostile.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  for query in ["prompt=eq.\(encoded)", "prompt=in.(\(encoded))", "settings->>%22\(encoded.replacing("%22", with: "%5c%22"))%22=eq.1", "prompt=fts(%22a%27b%22).\(encoded)"] {
    let sql = try? compiled("generations", query).sql
    #expect(sql?.contains("drop") != true, "\(query)")
  }
  let alias = try compiled("generations", "select=%22a%5C%22;drop%22:id").sql
  #expect(alias.contains(#"AS "a"";drop""#))
}

@Test("Two queries that differ only in compared values have one shape")
func shapesOfQueries() throws {
  let first = try QueryString("id=eq.1&select=id"), second = try QueryString("id=eq.22%20&select=id")
  #expect(first.shape == second.shape)
  #expect(second.pairs[0].operand == "22 ")
  #expect(try QueryString("id=eq.1&select=id,status").shape != first.shape)
  #expect(try QueryString("order=eq.desc").pairs[0].operand == nil)
  #expect(try QueryString("id=neq.1&select=id").shape != first.shape)
  #expect(try QueryString("id=eq.1").shape != QueryString("id=eq.1&id=eq.1").shape)
}

@Test("Arguments of a function are matched by name")
func calls() throws {
  let none = try Query(QueryString(""))
  let plan = try Plan.call("reserve_credits", keys: ["p_user_id"], none, Preferences(), catalogue)
  #expect(plan.sql.contains(#"json_to_record($1::json) AS "_a"("p_user_id" uuid)"#), "\(plan.sql)")
  #expect(plan.sql.contains(#""public"."reserve_credits"("p_user_id" => "_a"."p_user_id")"#))
  #expect(throws: RestError.self) { try Plan.call("reserve_credits", keys: ["p_amount"], none, Preferences(), catalogue) }
  #expect(throws: RestError.self) { try Plan.call("nope", keys: [], none, Preferences(), catalogue) }
  #expect(try Plan.call("latest", keys: [], Query(QueryString("status=eq.x&select=id")), Preferences(), catalogue).sql.contains(#"FROM "_f" AS "t0" WHERE "t0"."status" = $1"#))
}

@Test("Content-Range and status say how much of the whole the page is")
func outcomes() throws {
  let plain = try Preferences()
  #expect(try Outcome(page: 25, total: nil, offset: 0, plain) == Outcome(page: 25, total: nil, offset: 0, plain))
  let part = try Outcome(page: 25, total: 3573, offset: 0, plain)
  #expect(part.contentRange == "0-24/3573" && part.status == 206)
  let none = try Outcome(page: 0, total: 0, offset: 0, plain)
  #expect(none.contentRange == "*/0" && none.status == 200)
  #expect(try Outcome(page: 0, total: nil, offset: 9, plain).contentRange == "*/*")
  #expect(throws: RestError.self) { try Outcome(page: 0, total: 3, offset: 4, plain) }
  let single = try Preferences(accept: "application/vnd.pgrst.object+json")
  let error = #expect(throws: RestError.self) { try Outcome(page: 0, total: nil, offset: 0, single) }
  #expect(error?.details == "The result contains 0 rows")
}
