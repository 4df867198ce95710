import Glibc

/// A file or folder that one process at a time works on; waits for the one before.
public struct FileLock: Sendable {
  private let descriptor: Int32

  public init(_ path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw FileError(description: "\(path): \(String(cString: strerror(errno)))") }
  }

  public func release() { close(descriptor) }
}
