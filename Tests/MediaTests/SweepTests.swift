import Glibc
import Testing

@testable import Media

@Suite struct SweepTests {
  let store: BlobStore
  let directory = "/tmp/artifio-sweep-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  let day: Int = 86_400

  init() throws { store = try BlobStore(directory: directory) }

  /// A stored text of that age in seconds; a sweep does not look inside.
  private func blob(_ content: String, age: Int) throws -> String {
    let hash = String(repeating: "ab", count: 28) + content
    let path = store.path(sha256: hash, fileExtension: "png")
    try store.adopt(try store.spill(Array(content.utf8)), as: path)
    var times = [timespec(tv_sec: time(nil) - age, tv_nsec: 0), timespec(tv_sec: time(nil) - age, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    return hash
  }

  private func sweep(named: [String] = [], asked: (String) -> Void = { _ in }) throws -> Int {
    try store.sweep(shard: 0xab, olderThan: day) { hash in
      asked(hash)
      return named.contains(hash)
    }
  }

  private func isThere(_ hash: String) -> Bool { store.contains(sha256: hash, fileExtension: "png") }

  private func clean() { _ = names(in: directory).map { removeTree("\(directory)/\($0)") }; rmdir(directory) }

  @Test("old files that no row names go, named and new ones stay")
  func sweeps() throws {
    defer { clean() }
    let unnamed = try blob("00000001", age: 2 * day), named = try blob("00000002", age: 2 * day), new = try blob("00000003", age: 60)
    #expect(try sweep(named: [named]) == 1)
    #expect(!isThere(unnamed) && isThere(named) && isThere(new))
    #expect(names(in: "\(directory)/incoming").isEmpty)
  }

  @Test("content that is stored again while the sweep looks at it stays")
  func storedMeanwhile() throws {
    defer { clean() }
    let hash = try blob("00000004", age: 2 * day)
    #expect(try sweep { _ in _ = store.touch(sha256: hash, fileExtension: "png") } == 0)
    #expect(isThere(hash))
  }

  @Test("a row that appears while the file is aside brings it back")
  func namedMeanwhile() throws {
    defer { clean() }
    let hash = try blob("00000005", age: 2 * day)
    var looks = 0
    #expect(try store.sweep(shard: 0xab, olderThan: day) { _ in looks += 1; return looks > 1 } == 0)
    #expect(looks == 2 && isThere(hash))
  }

  @Test("a database that is away removes nothing")
  func databaseAway() throws {
    struct Away: Error {}
    defer { clean() }
    let hash = try blob("00000006", age: 2 * day)
    #expect(throws: Away.self) { try store.sweep(shard: 0xab, olderThan: day) { _ in throw Away() } }
    var looks = 0
    #expect(throws: Away.self) {
      try store.sweep(shard: 0xab, olderThan: day) { _ in
        looks += 1
        if looks > 1 { throw Away() }
        return false
      }
    }
    #expect(isThere(hash))
  }
}

private func removeTree(_ path: String) {
  for name in names(in: path) { removeTree("\(path)/\(name)") }
  if rmdir(path) != 0 { unlink(path) }
}
