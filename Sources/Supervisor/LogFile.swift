import Glibc

/// The file that takes what a program prints. When it grows beyond `limit` it is copied to `<name>.1` (and that to `.2`) and
/// emptied in place, since the program keeps the file open; a line written during the copy may be lost.
struct LogFile {
  let path: String
  var limit = 16 << 20

  /// A descriptor for appending, closed in programs that are not given it.
  func open() -> Int32 { Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640) }

  func rotateIfLarge() {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_size > limit else { return }
    rename(path + ".1", path + ".2")
    guard copy(to: path + ".1") else { return }
    truncate(path, 0)
  }

  private func copy(to target: String) -> Bool {
    let source = Glibc.open(path, O_RDONLY | O_CLOEXEC), destination = Glibc.open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    defer {
      close(source)
      close(destination)
    }
    guard source >= 0, destination >= 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = read(source, &buffer, buffer.count), count > 0 {
      guard write(destination, buffer, count) == count else { return false }
    }
    return true
  }
}
