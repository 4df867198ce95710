import HTTPClient
import JSON

@testable import Providers

/// Answers from a script and remembers what was asked.
final class ScriptedWire: Wire {
  private var script: [Result<HTTPResponse, HTTPError>]
  private(set) var requests: [HTTPRequest] = []

  init(_ script: Result<HTTPResponse, HTTPError>...) { self.script = script }

  func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
    requests.append(request)
    return try script.removeFirst().get()
  }

  var body: JSONValue { requests.last?.body.flatMap { try? JSONValue(parsing: $0) } ?? .null }
}

func reply(_ status: Int = 200, _ body: String, retryAfter: String? = nil) -> Result<HTTPResponse, HTTPError> {
  .success(HTTPResponse(status: status, headers: retryAfter.map { [("retry-after", $0)] } ?? [], body: Array(body.utf8)))
}

let broken: Result<HTTPResponse, HTTPError> = .failure(.broken("connection reset"))
let silent: Result<HTTPResponse, HTTPError> = .failure(.timeout)
let absent: Result<HTTPResponse, HTTPError> = .failure(.refused("connection refused"))
