@testable import Rest

/// A small catalogue in the likeness of ours, with one relationship of each kind.
let catalogue = Catalogue(
  tables: [
    .init(
      name: "generations",
      columns: [
        .init(name: "id", type: "uuid"), .init(name: "user_id", type: "uuid"), .init(name: "status", type: "text"),
        .init(name: "prompt", type: "text"), .init(name: "settings", type: "jsonb"), .init(name: "tokens_used", type: "numeric"),
        .init(name: "created_at", type: "timestamp with time zone"), .init(name: "tags", type: "text[]"),
      ], primaryKey: ["id"], uniqueSets: [["id"]]),
    .init(
      name: "users", columns: [.init(name: "id", type: "uuid"), .init(name: "email", type: "text"), .init(name: "friend_id", type: "uuid")],
      primaryKey: ["id"], uniqueSets: [["id"]]),
    .init(
      name: "user_credits", columns: [.init(name: "user_id", type: "uuid"), .init(name: "credits", type: "numeric")],
      primaryKey: ["user_id"], uniqueSets: [["user_id"]]),
    .init(
      name: "shared_content",
      columns: [.init(name: "id", type: "uuid"), .init(name: "generation_id", type: "uuid"), .init(name: "share_token", type: "text")],
      primaryKey: ["id"], uniqueSets: [["id"], ["share_token"]]),
    .init(name: "labels", columns: [.init(name: "id", type: "integer"), .init(name: "name", type: "text")], primaryKey: ["id"], uniqueSets: [["id"]]),
    .init(
      name: "labelled", columns: [.init(name: "label_id", type: "integer"), .init(name: "generation_id", type: "uuid")],
      primaryKey: ["label_id", "generation_id"], uniqueSets: [["label_id", "generation_id"]]),
  ],
  foreignKeys: [
    .init(name: "generations_user_id_fkey", table: "generations", columns: ["user_id"], target: "users", targetColumns: ["id"]),
    .init(name: "user_credits_user_id_fkey", table: "user_credits", columns: ["user_id"], target: "users", targetColumns: ["id"]),
    .init(name: "shared_content_generation_id_fkey", table: "shared_content", columns: ["generation_id"], target: "generations", targetColumns: ["id"]),
    .init(name: "labelled_label_id_fkey", table: "labelled", columns: ["label_id"], target: "labels", targetColumns: ["id"]),
    .init(name: "labelled_generation_id_fkey", table: "labelled", columns: ["generation_id"], target: "generations", targetColumns: ["id"]),
  ],
  functions: [
    .init(
      name: "reserve_credits",
      arguments: [.init(name: "p_user_id", type: "uuid", hasDefault: false), .init(name: "p_amount", type: "numeric", hasDefault: true)],
      answer: .scalar, isSet: false, isVolatile: true),
    .init(name: "latest", arguments: [], answer: .record(table: "generations", columns: []), isSet: true, isVolatile: false),
  ])

/// The part of the SQL between `FROM (SELECT` and the page, and the parameters.
func compiled(_ table: String, _ query: String, prefer: String? = nil, accept: String? = nil, range: String? = nil) throws -> (sql: String, parameters: [String?]) {
  let string = try QueryString(query)
  let plan = try Plan.read(table, try Query(string), try Preferences(prefer: prefer, accept: accept, range: range), catalogue)
  return (plan.sql, plan.parameters(string))
}
