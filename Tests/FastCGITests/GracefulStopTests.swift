import Glibc
import TestSupport
import Testing
import Threads

import FastCGI

@Suite("A responder that is told to stop", .serialized) struct GracefulStopTests {
  @Test("answers every request while another takes over its socket") func rollingRestart() throws {
    let folder = ScratchFolder()
    let place = folder.path
    try writeSettings(place)
    let listener = try listenUnix(place + "/admin.sock")
    var current = try spawnResponder(listener, place)
    let failures = Monitor(0), served = Monitor(0), running = Monitor(true)
    let clients = (0..<4).map { _ in
      Thread.start {
        while running.with({ $0 }) {
          guard let client = FastCGIClient(place + "/admin.sock") else { failures.with { $0 += 1 }; continue }
          client.send([("REQUEST_METHOD", "GET"), ("DOCUMENT_URI", "/health/live")])
          if client.receive().text.contains("200 OK") { served.with { $0 += 1 } } else { failures.with { $0 += 1 } }
        }
      }
    }
    for _ in 0..<5 {
      usleep(200_000)
      let next = try spawnResponder(listener, place)
      usleep(150_000)
      kill(current, SIGTERM)
      var status: Int32 = 0
      waitpid(current, &status, 0)
      #expect(status == 0)
      current = next
    }
    running.with { $0 = false }
    for client in clients { client.join() }
    kill(current, SIGTERM)
    waitpid(current, nil, 0)
    #expect(failures.with { $0 } == 0)
    #expect(served.with { $0 } > 100)
  }

  @Test("answers who has connected and not yet asked") func connectedBefore() throws {
    let folder = ScratchFolder()
    let place = folder.path
    try writeSettings(place)
    let listener = try listenUnix(place + "/admin.sock")
    defer { close(listener) }
    for _ in 0..<10 {
      let first = try spawnResponder(listener, place)
      #expect(health(try #require(FastCGIClient(place + "/admin.sock"))))
      let early = (0..<3).compactMap { _ in FastCGIClient(place + "/admin.sock") }
      kill(first, SIGTERM)
      usleep(20_000)
      let next = try spawnResponder(listener, place)
      for client in early { #expect(health(client)) }
      for process in [first, next] {
        kill(process, SIGTERM)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        #expect(status == 0)
      }
    }
  }

  private func health(_ client: FastCGIClient) -> Bool {
    client.send([("REQUEST_METHOD", "GET"), ("DOCUMENT_URI", "/health/live")])
    return client.receive().text.contains("200 OK")
  }

  private func spawnResponder(_ listener: Int32, _ place: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, listener, 0)
    posix_spawn_file_actions_addopen(&actions, 2, place + "/log", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let program = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/artifio-responder"
    let arguments = [strdup(program), strdup("admin"), nil], environment = [strdup("ARTIFIO_SETTINGS=\(place)/settings.json"), nil]
    defer { for text in arguments + environment { free(text) } }
    var process = pid_t()
    try #require(posix_spawn(&process, program, &actions, nil, arguments, environment) == 0, "no \(program)")
    return process
  }

  private func writeSettings(_ place: String) throws {
    let secrets = """
      {"jwt":{"current":"k1","keys":{"k1":"\(String(repeating: "a", count: 64))"}},"anonKey":"a","serviceRoleKey":"s","tokenKey":"\(String(repeating: "b", count: 64))",
       "kieWebhookHmacKey":"","dodoWebhookSecret":"","providerKeys":{}}
      """
    let settings = """
      {"publicURL":"https://localhost","stateDirectory":"\(place)","database":{"host":"\(place)","name":"none"},"mediaDirectory":"\(place)","spoolDirectory":"\(place)",
       "secretsFile":"\(place)/secrets.json","callbackBase":"https://localhost","nchanPublishSocket":"\(place)/none","providers":{},
       "auth":{"autoconfirm":true,"minimumPasswordLength":6,"accessTokenSeconds":3600,"reuseIntervalSeconds":10},"welcomeCredits":"0","limits":true,
       "pools":{"admin":{"threads":4,"connections":2}},"worker":{"threads":1}}
      """
    for (name, text) in [("secrets.json", secrets), ("settings.json", settings)] {
      let file = try #require(fopen("\(place)/\(name)", "w"))
      fputs(text, file)
      fclose(file)
    }
  }
}
