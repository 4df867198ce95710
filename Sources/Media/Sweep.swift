import Glibc

extension BlobStore {
  /// The number of first-level folders: a sweep takes one at a time.
  public static let shards = 256

  /// Removes the blobs of one first-level folder that nobody names and nobody has stored for `seconds`.
  ///
  /// Safe beside ingestion without a lock: a blob is first taken from its name, and put back when somebody has stored the same
  /// content meanwhile. Storing touches what is there (`BlobStore.touch`), and makes it anew when it is not.
  /// - Parameter isNamed: whether any row names the blob with this hash.
  /// - Returns: how many were removed.
  public func sweep(shard: Int, olderThan seconds: Int = 86_400, isNamed: (_ sha256: String) throws -> Bool) throws -> Int {
    let folder = "\(directory)/" + hexByte(shard)
    var removed = 0
    for inner in names(in: folder) {
      for name in names(in: "\(folder)/\(inner)") {
        let path = "\(folder)/\(inner)/\(name)", sha256 = String(name.prefix { $0 != "." })
        guard sha256.utf8.count == 64, isOld(path, seconds), try !isNamed(sha256) else { continue }
        if try take(path, sha256, seconds, isNamed) { removed += 1 }
      }
    }
    return removed
  }

  /// Says that somebody stores this content now; false when it is not there.
  func touch(sha256: String, fileExtension: String) -> Bool { utimensat(AT_FDCWD, path(sha256: sha256, fileExtension: fileExtension), nil, 0) == 0 }

  /// Removes what broken-off work left in `incoming/` more than `seconds` ago.
  public func sweepIncoming(olderThan seconds: Int = 86_400) {
    for name in names(in: "\(directory)/incoming") where isOld("\(directory)/incoming/\(name)", seconds) { unlink("\(directory)/incoming/\(name)") }
  }

  private func take(_ path: String, _ sha256: String, _ seconds: Int, _ isNamed: (String) throws -> Bool) throws -> Bool {
    let aside = temporaryPath()
    guard Glibc.rename(path, aside) == 0 else { return false }
    defer { unlink(aside) }
    var keep = true
    defer { if keep { link(aside, path) } }
    keep = try !isOld(aside, seconds) || isNamed(sha256)
    if !keep { for width in Thumbnails.widths { unlink(thumbnailPath(sha256: sha256, width: width)) } }
    return !keep
  }

  private func isOld(_ path: String, _ seconds: Int) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && time(nil) - facts.st_mtim.tv_sec > seconds
  }

  private func hexByte(_ number: Int) -> String {
    let text = String(number & 255, radix: 16)
    return text.utf8.count == 1 ? "0" + text : text
  }
}

/// The entries of a folder but `.` and `..`; none when there is no such folder.
func names(in folder: String) -> [String] {
  guard let handle = opendir(folder) else { return [] }
  defer { closedir(handle) }
  var found: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
    if name != "." && name != ".." { found.append(name) }
  }
  return found
}
