import Glibc
import Testing

@testable import HTTPClient

@Suite("HTTP client")
struct HTTPClientTests {
  @Test("sends method, headers and body, and reads status, headers and body")
  func exchange() throws {
    let server = try OneShotServer("HTTP/1.1 201 Created\r\nX-One: a\r\nContent-Length: 5\r\n\r\nhello")
    let response = try Client().send(HTTPRequest("PUT", server.url("/x?y=1"), headers: [("X-Two", "b")], body: Array("body".utf8)))
    #expect(response.status == 201 && response.header("x-one") == "a" && response.body == Array("hello".utf8))
    let seen = server.request
    #expect(seen.hasPrefix("PUT /x?y=1 HTTP/1.1\r\n") && seen.contains("X-Two: b\r\n") && seen.hasSuffix("\r\n\r\nbody"))
    #expect(!seen.contains("Expect:"))
  }

  @Test("does not follow redirects")
  func redirect() throws {
    let server = try OneShotServer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
    let response = try Client().send(HTTPRequest("GET", server.url("/")))
    #expect(response.status == 302 && response.header("location") == "http://127.0.0.1:1/")
  }

  @Test("speaks no other protocol than http and https", arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "dict://127.0.0.1/", "nonsense"])
  func protocols(_ url: String) {
    #expect(throws: HTTPError.self) { try Client().send(HTTPRequest("GET", url, timeout: 1)) }
  }

  @Test("an answer beyond the limit is cut off")
  func tooLarge() throws {
    let server = try OneShotServer("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 100_000))
    #expect(throws: HTTPError.tooLarge(limit: 1000)) { try Client().send(HTTPRequest("GET", server.url("/"), maximumBytes: 1000)) }
  }

  @Test("a server that is not there was not reached; one that is silent may have acted")
  func trouble() throws {
    #expect { try Client().send(HTTPRequest("GET", "http://127.0.0.1:1/")) } throws: { ($0 as? HTTPError)?.wasNotSent == true }
    let silent = try OneShotServer(nil)
    #expect(throws: HTTPError.timeout) { try Client().send(HTTPRequest("GET", silent.url("/"), timeout: 0.3)) }
    let broken = try OneShotServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    #expect { try Client().send(HTTPRequest("GET", broken.url("/"))) } throws: { ($0 as? HTTPError)?.wasNotSent == false }
  }

  @Test("a download writes the body of a success to the file, and of nothing else")
  func download() throws {
    let path = "/tmp/artifio-http-\(getpid())"
    defer { unlink(path) }
    func download(_ status: String) throws -> (HTTPResponse, Int) {
      let server = try OneShotServer("HTTP/1.1 \(status)\r\nContent-Length: 5\r\n\r\nhello")
      let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
      defer { close(file) }
      let response = try Client().download(HTTPRequest("GET", server.url("/")), to: file)
      return (response, Int(lseek(file, 0, SEEK_END)))
    }
    let good = try download("200 OK")
    #expect(good.1 == 5 && good.0.body.isEmpty)
    let bad = try download("404 Not Found")
    #expect(bad.1 == 0 && bad.0.body == Array("hello".utf8))
  }

  @Test("a pinned address is the one that is connected to")
  func pinned() throws {
    let server = try OneShotServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let request = HTTPRequest("GET", "http://pictures.example.test:\(server.port)/", pinnedAddress: "pictures.example.test:\(server.port):127.0.0.1")
    #expect(try Client().send(request).status == 200)
    #expect(server.request.contains("Host: pictures.example.test"))
  }
}
