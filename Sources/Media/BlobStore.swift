import Glibc
import Secrets

/// Files named by the SHA-256 of their content: `ab/cd/<sha256>.<ext>`, thumbnails beside them under `thumbs/`.
///
/// A file appears under its name only complete and synced: it is written under a temporary name in `incoming/` of the same
/// file system, then renamed. Storing the same content twice is the same as once.
public struct BlobStore: Sendable {
  public let directory: String

  /// Opens the store and makes its folders.
  public init(directory: String) throws(MediaProblem) {
    self.directory = directory
    for folder in [directory, "\(directory)/incoming", "\(directory)/thumbs"] { try makeFolder(folder) }
  }

  /// The path below the store's folder, for nginx's internal locations.
  public static func relativePath(sha256: String, fileExtension: String) -> String {
    "\(shards(sha256))/\(sha256).\(fileExtension)"
  }

  /// The path of a thumbnail below the store's `thumbs` folder.
  public static func relativeThumbnail(sha256: String, width: Int) -> String { "\(shards(sha256))/\(sha256)-\(width).webp" }

  public func path(sha256: String, fileExtension: String) -> String {
    "\(directory)/\(BlobStore.relativePath(sha256: sha256, fileExtension: fileExtension))"
  }

  public func thumbnailPath(sha256: String, width: Int) -> String {
    "\(directory)/thumbs/\(BlobStore.relativeThumbnail(sha256: sha256, width: width))"
  }

  public func contains(sha256: String, fileExtension: String) -> Bool { access(path(sha256: sha256, fileExtension: fileExtension), R_OK) == 0 }

  /// A name of its own for a file under way, on the store's file system. The caller makes it and removes it.
  public func temporaryPath() -> String { "\(directory)/incoming/\(hex(randomBytes(16)))" }

  /// Gives the finished file `temporary` its name; the temporary name is gone afterwards. Its content must be on the disk already.
  func adopt(_ temporary: String, as final: String) throws(MediaProblem) {
    try rename(temporary, to: final)
    // The folder's sync takes the new folders above it along: they are in the same transaction of the file system's journal.
    guard sync(folder(of: final)) else { throw .storage("\(final): \(systemMessage())") }
  }

  /// The same without waiting for the disk, for what can be made again.
  func rename(_ temporary: String, to final: String) throws(MediaProblem) {
    let folder = folder(of: final)
    try makeFolder(self.folder(of: folder))
    try makeFolder(folder)
    guard chmod(temporary, 0o640) == 0, Glibc.rename(temporary, final) == 0 else { throw .storage("\(final): \(systemMessage())") }
  }

  private func folder(of path: String) -> String { String(path[..<path.lastIndex(of: "/")!]) }

  /// Writes `bytes` to a new temporary file and returns its path.
  func spill(_ bytes: [UInt8]) throws(MediaProblem) -> String {
    let path = temporaryPath()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .storage(systemMessage()) }
    defer { close(descriptor) }
    guard writeAll(descriptor, bytes) else {
      unlink(path)
      throw .storage(systemMessage())
    }
    return path
  }

  private static func shards(_ sha256: String) -> String { "\(sha256.prefix(2))/\(sha256.dropFirst(2).prefix(2))" }
}

private func makeFolder(_ path: String) throws(MediaProblem) {
  guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .storage("\(path): \(systemMessage())") }
}

private func sync(_ path: String) -> Bool {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  return fsync(descriptor) == 0
}
