import JSON
import Sandbox
import Secrets
import Testing

extension RunwareStage {
  /// One task, as it stands, answered at once.
  func task(_ taskType: String, _ fields: JSONObject) -> Answer {
    var task: JSONObject = ["taskType": .string(taskType), "taskUUID": .string(randomUUID())]
    for (name, value) in fields.members { task[name] = value }
    return stage.post("/runware/v1", JSONValue.array([.object(task)]).text, key: "k")
  }

  /// A picture as a data URI.
  func picture(_ width: Int = 192, _ height: Int = 128) throws -> String {
    let answer = task("imageInference", [
      "model": "runware:100@1", "positivePrompt": "a red kite", "width": .integer(Int64(width)), "height": .integer(Int64(height)), "outputFormat": "PNG", "outputType": "dataURI", "seed": 1,
    ])
    return try #require(answer.json?["data"]?[0]?["imageDataURI"]?.string, "\(answer.json?.text ?? "")")
  }
}

/// An object in JSON, for the tables of tests.
func object(_ text: String) throws -> JSONObject { try #require(try JSONValue(parsing: text).object) }
