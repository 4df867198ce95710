import Glibc
import JSON
import Testing

@testable import Responders

@Suite struct KieCallbackTests {
  @Test("a callback of every family names its task and what became of it", arguments: callbacks)
  func shapes(_ row: JSONValue) throws {
    let callback = KieCallback(try #require(row["body"]?.object))
    #expect(callback.task == row["task"]?.string, "\(row["name"]?.string ?? "")")
    #expect(callback.claimsSuccess == row["succeeded"]?.bool, "\(row["name"]?.string ?? "")")
    #expect(!callback.message.isEmpty)
  }

  @Test("a body that is none of theirs names no task")
  func others() {
    for body: JSONObject in [[:], ["data": nil], ["data": [["taskId": "a"]]], ["data": ["taskId": 7]], ["code": "soon"]] {
      #expect(KieCallback(body).task == nil)
      #expect(!KieCallback(body).claimsSuccess)
    }
  }
}

private let callbacks: [JSONValue] = {
  let path = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/vectors/kie/callbacks.json"
  guard let file = fopen(path, "r") else { fatalError("\(path) cannot be read") }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  return (try? JSONValue(parsing: bytes[..<count]).array) ?? []
}()
