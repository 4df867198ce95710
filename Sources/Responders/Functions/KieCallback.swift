import JSON

/// What a callback of kie.ai claims, in the shape of any of its families (providers.md §1.4). The addresses of results in it are
/// left unread: the signature does not cover the body.
struct KieCallback {
  let task: String?
  let code: Int
  let message: String

  init(_ body: JSONObject) {
    // The id stands in one of three places, by family.
    task = (body["data"]?["taskId"] ?? body["data"]?["task_id"] ?? body["taskId"])?.string
    code = body["code"].flatMap { $0.integer ?? $0.string.flatMap { Int64($0) } }.flatMap { Int(exactly: $0) } ?? 0
    message = (body["msg"] ?? body["message"])?.string ?? ""
  }

  /// The code is the verdict: lyrics that failed are called `complete` as well.
  var claimsSuccess: Bool { code == 200 }
}
