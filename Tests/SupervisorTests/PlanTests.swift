import Glibc
import Testing

@testable import Supervisor

@Suite struct PlanTests {
  @Test("a plan says what runs, in order, with defaults for what it leaves out")
  func reads() throws {
    let plan = try Plan(parsing: #"{"stateDirectory":"/s","services":[{"name":"a","command":["/bin/true"]},{"name":"b","command":["/bin/false","x"],"socket":"/s/b","rolls":true,"stop":"QUIT","graceSeconds":3,"ready":["/bin/true"]}]}"#.utf8)
    #expect(plan.services.map(\.name) == ["a", "b"])
    #expect(plan.services[0].stopSignal == SIGTERM && plan.services[0].graceSeconds == 10 && !plan.services[0].once)
    #expect(plan.services[1].stopSignal == SIGQUIT && plan.services[1].rolls && plan.services[1].socket == "/s/b")
  }

  @Test("a plan that cannot be followed is refused", arguments: [
    #"{"services":[]}"#,
    #"{"stateDirectory":"/s","services":[{"name":"a","command":["true"]}]}"#,
    #"{"stateDirectory":"/s","services":[{"name":"a","command":[]}]}"#,
    #"{"stateDirectory":"/s","services":[{"name":"a","command":["/bin/true"],"stop":"USR1"}]}"#,
    #"{"stateDirectory":"/s","services":[{"name":"a","command":["/bin/true"]},{"name":"a","command":["/bin/true"]}]}"#,
  ])
  func refuses(_ text: String) { #expect(throws: PlanError.self) { try Plan(parsing: text.utf8) } }

  @Test("a crash is answered after 100 ms, the eleventh within a minute after five seconds")
  func stormGuard() {
    let service = Service(
      name: "a", command: ["/bin/false"], socket: nil, rolls: false, once: false, stopSignal: SIGTERM, graceSeconds: 1, ready: nil)
    var post = Post(service: service, log: LogFile(path: "/dev/null"), listener: nil)
    for second in 0..<10 {
      post.crashed(at: Double(second))
      #expect(post.startAt == Double(second) + 0.1)
    }
    post.crashed(at: 10)
    #expect(post.startAt == 15)
    post.crashed(at: 100)
    #expect(post.startAt == 100.1)
  }

  @Test("a log that has grown is copied aside and emptied in place")
  func rotates() throws {
    var template = Array("/tmp/supervisor-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { for name in ["/a.log", "/a.log.1", "/a.log.2", ""] { remove(folder + name) } }
    let log = LogFile(path: folder + "/a.log", limit: 10)
    let descriptor = log.open()
    defer { close(descriptor) }
    for round in 1...2 {
      _ = write(descriptor, "0123456789ab", 12)
      log.rotateIfLarge()
      #expect(size(folder + "/a.log") == 0)
      #expect(size(folder + "/a.log.\(round)") == 12)
    }
    _ = write(descriptor, "x", 1)
    #expect(size(folder + "/a.log") == 1)
  }
}

private func size(_ path: String) -> Int? {
  var facts = stat()
  return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
}
