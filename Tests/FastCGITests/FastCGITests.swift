import FastCGI
import Glibc
import TestSupport
import Testing
import Threads

private let folder = ScratchFolder()

/// One server for all tests of this file: it says the length and the first byte of each body, or why there is none.
private let serverPath: String = {
  let path = "\(folder.path)/socket"
  let listener = try! listenUnix(path)
  Server(listener: listener, threads: 4) { exchange in
    let answer: String
    do {
      let body = try exchange.body(limit: 26 << 20)
      answer = "\(body.count) \(body.first ?? 0) \(exchange.parameter("QUERY_STRING") ?? "-")"
    } catch { answer = "\(error)" }
    exchange.write(Array("Status: 200 OK\r\nContent-Type: text/plain\r\n\r\n\(answer)".utf8))
  }.start()
  return path
}()

private func connect() -> FastCGIClient { FastCGIClient(serverPath)! }

@Suite("The FastCGI server", .serialized) struct FastCGITests {
  @Test("answers a request without a body") func plain() {
    let client = connect()
    client.send([("REQUEST_METHOD", "GET"), ("QUERY_STRING", "a=1")])
    let (text, ended) = client.receive()
    #expect(ended && text.hasSuffix("\r\n\r\n0 0 a=1"))
  }

  @Test("reads a body of 25 MB whole") func large() {
    let client = connect()
    client.send([("REQUEST_METHOD", "POST")], body: [UInt8](repeating: 7, count: 25 << 20))
    #expect(client.receive().text.hasSuffix("\(25 << 20) 7 -"))
  }

  @Test("refuses a body beyond the limit without reading it") func tooLarge() {
    let client = connect()
    client.send([("REQUEST_METHOD", "POST")], body: [UInt8](repeating: 7, count: (26 << 20) + 1), sent: 0)
    #expect(client.receive().text.contains("tooLarge"))
  }

  @Test("tells an aborted body from a short one, and serves on") func aborted() {
    do {
      let client = connect()
      client.send([("REQUEST_METHOD", "POST")], body: [UInt8](repeating: 7, count: 100_000), sent: 40_000)
    }
    let client = connect()
    client.send([("REQUEST_METHOD", "GET"), ("QUERY_STRING", "after")])
    #expect(client.receive().text.hasSuffix("after"))
  }

  @Test("keeps the connection when it is asked to, and closes it when not") func keepConnection() {
    let kept = connect()
    for number in 1...3 {
      kept.send([("REQUEST_METHOD", "GET"), ("QUERY_STRING", "n=\(number)")], keep: true)
      #expect(kept.receive().text.hasSuffix("n=\(number)"))
    }
    kept.send([("REQUEST_METHOD", "GET")])
    #expect(kept.receive().ended && kept.isClosed)
  }

  @Test("survives garbage and absurd lengths") func garbage() {
    for size in [1, 8, 100] {
      let descriptor = connect()
      descriptor.send([(String(repeating: "N", count: 40_000), String(repeating: "v", count: size))])
      _ = descriptor.receive()
    }
    let client = connect()
    client.send([("REQUEST_METHOD", "GET")])
    #expect(client.receive().ended)
  }
}
