import Glibc
import Media
import Processes

/// A store and its files in a folder of its own.
final class Corpus {
  let folder: String
  let store: BlobStore

  init() throws {
    var template = Array("/tmp/artifio-media-XXXXXX".utf8CString)
    folder = String(cString: mkdtemp(&template))
    store = try BlobStore(directory: "\(folder)/media")
  }

  deinit { _ = try? ConfinedProcess("/bin/rm", ["-rf", folder]).run() }

  /// A file made by a tool from its arguments; `OUT` stands for its path.
  func make(_ name: String, _ tool: String, _ arguments: [String]) throws -> String {
    let path = "\(folder)/\(name)"
    let result = try ConfinedProcess(tool, arguments.map { $0.replacing("OUT", with: path) }, .init(memory: 3 << 30, seconds: 30)).run()
    guard result.succeeded else { throw Trouble(text: result.errors) }
    return path
  }

  func picture(_ name: String, _ size: String = "200x150", _ source: String = "gradient:red-blue") throws -> String {
    try make(name, "/usr/bin/gm", ["convert", "-size", size, source, "OUT"])
  }

  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = "\(folder)/\(name)"
    let file = fopen(path, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
  }

  func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}

struct Trouble: Error { var text: String }
