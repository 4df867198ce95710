import JSON
import Threads

/// An answer that the admin has laid out for requests to come: malformed, broken off, a web page, far too large, of a wrong type.
struct PreparedAnswer: Sendable {
  /// The request's path begins so; empty is any.
  var path: String
  /// The request names this in its query or body, such as a task's id; empty is any.
  var names: String
  /// The request is answered in earnest as well, and that answer thrown away.
  var doesTheWork: Bool
  var times: Int
  var answer: Answer

  func fits(_ request: Request) -> Bool {
    guard request.path.hasPrefix(path) else { return false }
    return names.isEmpty || request.query.values.contains(names) || request.path.contains(names) || String(decoding: request.body, as: UTF8.self).contains(names)
  }
}

extension Sandbox {
  /// The next answer that was laid out for such a request.
  func preparedAnswer(to request: Request) -> PreparedAnswer? {
    state.with { state in
      guard let index = state.prepared.firstIndex(where: { $0.fits(request) }) else { return nil }
      state.prepared[index].times -= 1
      return state.prepared[index].times > 0 ? state.prepared[index] : state.prepared.remove(at: index)
    }
  }

  /// `{"id": "…"}` or `{"path": "/kie/api/v1/veo/generate"}` or both; then what to say: `status`, `mime`, `body` (JSON, or text as it is), `bytes`
  /// (the body is filled up to so many), `times`, `work` (the request takes its effect all the same).
  func prepareAnswer(_ request: Request) -> Answer {
    guard let wish = request.json?.object, wish["id"]?.string ?? wish["path"]?.string != nil else { return Answer(422, json: ["error": "id or path is needed"]) }
    var bytes = wish["body"].map { $0.string.map { Array($0.utf8) } ?? $0.bytes } ?? []
    let size = Int(min(max(wish["bytes"]?.integer ?? 0, 0), 512 << 20))
    if bytes.count < size { bytes += Array(repeating: UInt8(ascii: " "), count: size - bytes.count) }
    let answer = Answer(Int(wish["status"]?.integer ?? 200), bytes: bytes, mime: wish["mime"]?.string ?? "application/json")
    let prepared = PreparedAnswer(
      path: wish["path"]?.string ?? "", names: wish["id"]?.string ?? "", doesTheWork: wish["work"]?.bool ?? false,
      times: Int(min(max(wish["times"]?.integer ?? 1, 1), 1_000_000)), answer: answer)
    state.change { $0.prepared.append(prepared) }
    return Answer(200, json: ["prepared": .integer(Int64(state.with { $0.prepared.count }))])
  }
}
