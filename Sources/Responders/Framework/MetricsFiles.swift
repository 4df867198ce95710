import Glibc
import Threads

/// Each process leaves its counters in a file once a second, so that one address can show all of them.
enum MetricsFiles {
  private static func folder(_ run: String) -> String { run + "/metrics" }

  /// Starts the thread that writes this process's counters.
  static func start(_ world: World) {
    let folder = folder(world.settings.runDirectory)
    mkdir(folder, 0o700)
    let path = "\(folder)/\(world.family).prom"
    _ = Thread.start {
      while true {
        sleep(1)
        write(world.metrics.text, to: path)
      }
    }
  }

  /// What the other families' processes wrote in the last minute.
  static func read(_ run: String, except own: String) -> String {
    Family.all.map(\.name).filter { $0 != own }.map { fresh("\(folder(run))/\($0).prom") }.joined()
  }

  private static func write(_ text: String, to path: String) {
    let temporary = path + ".new"
    guard let file = fopen(temporary, "w") else { return }
    fputs(text, file)
    fclose(file)
    rename(temporary, path)
  }

  private static func fresh(_ path: String) -> String {
    var about = stat()
    guard stat(path, &about) == 0, wallSeconds() - Double(about.st_mtim.tv_sec) < 60, let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(about.st_size) + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
