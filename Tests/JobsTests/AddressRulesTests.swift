import Testing

@testable import Jobs

@Suite("Addresses of results")
struct AddressRulesTests {
  @Test("a real provider's result must be https on a public address", arguments: [
    "http://203.0.114.1/a.png", "https://127.0.0.1/a.png", "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data", "https://192.168.1.1:8443/",
    "https://172.20.0.1/", "https://100.64.0.1/", "https://0.0.0.0/", "https://localhost/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/",
    "https://user@203.0.114.1/", "https://[::1]/", "ftp://203.0.114.1/", "file:///etc/passwd", "https:///", "https://203.0.114.1:99999/", "https://a b/",
    "https://no-such-host.invalid/", "https://93.184.215.14:8443/", "https://93.184.215.14:80/", "https://127.1/", "https://0x7f.1/",
    "https://[fe80::1%25eth0]/", "https://[::ffff:127.0.0.1]/", "https://192.88.99.1/", "https://198.18.0.1/", "https://255.255.255.255/", "https://93.184.215.14\\@127.0.0.1/",
    "HTTPS://LOCALHOST/", "https://localhost./", "https://user:secret@93.184.215.14/", "data:text/html,x", "//93.184.215.14/",
  ])
  func refused(_ url: String) {
    #expect(throws: JobFailure.self) { try AddressRules.check(url, isSandbox: false) }
  }

  @Test("what was checked is what is connected to")
  func pinned() throws {
    #expect(try AddressRules.check("https://93.184.215.14/a.png?x=1", isSandbox: false) == "93.184.215.14:443:93.184.215.14")
    #expect(try AddressRules.check("http://127.0.0.1:8444/a.png", isSandbox: true) == nil)
  }

  @Test("the stand-in is believed in loopback, not in other protocols")
  func sandbox() {
    #expect(throws: JobFailure.self) { try AddressRules.check("file:///etc/passwd", isSandbox: true) }
    #expect(throws: JobFailure.self) { try AddressRules.check("gopher://127.0.0.1/", isSandbox: true) }
  }

  @Test("IPv4 hidden in IPv6 is seen through")
  func six() {
    func address(_ head: [UInt8], _ tail: [UInt8]) -> AddressRules.Address {
      AddressRules.Address(bytes: head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail, text: "")
    }
    #expect(!address([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [127, 0, 0, 1]).isPublic)
    #expect(!address([0, 0x64, 0xFF, 0x9B], [10, 0, 0, 1]).isPublic)
    #expect(!address([0xFE, 0x80], [1]).isPublic && !address([0xFC], [1]).isPublic && !address([], [1]).isPublic && !address([0x20, 0x02], [1]).isPublic)
    #expect(!address([0, 0x64, 0xFF, 0x9B, 0, 1], [93, 184, 215, 14]).isPublic && !address([0x20, 0x01, 0x0D, 0xB8], [1]).isPublic)
    #expect(!address([0x20, 0x01, 0, 0x10], [1]).isPublic && !address([0x3F, 0xFF], [1]).isPublic && !address([0xFF, 0x02], [1]).isPublic)
    #expect(address([0x26, 0x06, 0x28, 0], [1]).isPublic && address([0x20, 0x01, 0x48, 0x60], [1]).isPublic && address([0, 0x64, 0xFF, 0x9B], [93, 184, 215, 14]).isPublic)
  }

  @Test("timestamps of Postgres are read to the microsecond")
  func timestamps() {
    #expect(secondsSince1970("1970-01-01T00:00:01.5+00:00") == 1.5)
    #expect(secondsSince1970("2026-01-31T12:00:00+02:00") == secondsSince1970("2026-01-31T10:00:00Z"))
    #expect(secondsSince1970("soon") == nil)
    #expect(timestamp(1.25) == "1970-01-01T00:00:01.250Z")
  }
}
