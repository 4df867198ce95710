import Glibc
import Processes
import Testing
import Threads

@Suite struct ConfinedProcessTests {
  @Test("it has no environment and none of our descriptors")
  func bare() throws {
    #expect(try ConfinedProcess("/usr/bin/env", []).run().output.isEmpty)
    let listing = String(decoding: try ConfinedProcess("/bin/ls", ["/proc/self/fd"]).run().output, as: UTF8.self)
    #expect(listing.split(separator: "\n").count == 4)  // 0, 1, 2 and ls's own
  }

  @Test("it is killed when its time is up, with its children")
  func time() throws {
    let start = monotonicSeconds()
    let result = try ConfinedProcess("/bin/sh", ["-c", "sleep 30 & sleep 30"], .init(seconds: 0.3)).run()
    #expect(result.timedOut && result.hitLimit && !result.succeeded)
    #expect(monotonicSeconds() - start < 3)
  }

  @Test("memory, processor time and file size are bounded")
  func bounds() throws {
    #expect(!(try ConfinedProcess("/usr/bin/head", ["-c", "300M", "/dev/zero"], .init(memory: 1 << 20)).run().succeeded))
    #expect(try ConfinedProcess("/bin/sh", ["-c", "while :; do :; done"], .init(processorSeconds: 1)).run().hitLimit)
    let file = "/tmp/artifio-fsize-\(getpid())"
    defer { unlink(file) }
    #expect(!(try ConfinedProcess("/bin/dd", ["if=/dev/zero", "of=\(file)", "bs=1M", "count=9"], .init(fileBytes: 1 << 20)).run().succeeded))
  }

  @Test("it reads what it is given and its output is cut at the bound")
  func output() throws {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    let result = try ConfinedProcess("/bin/cat", [], .init(outputBytes: 1000)).run(input: input)
    #expect(result.succeeded && result.output == Array(input.prefix(1000)))
    #expect(try ConfinedProcess("/bin/true", []).run(input: input).succeeded)
  }

  @Test("a program that does not exist ends with a code")
  func missing() throws { #expect(try ConfinedProcess("/no/such", []).run().code == 127) }
}
