import Glibc

/// What the system says to a file that cannot be had.
public struct FileError: Error, CustomStringConvertible {
  public let description: String
}

/// The bytes of a file.
public func contents(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw FileError(description: "\(path): \(String(cString: strerror(errno)))") }
  defer { fclose(file) }
  var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 64 << 10)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return bytes
}

/// Writes a file as a whole: a reader sees the old one or the new one.
public func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
  let temporary = path + ".new"
  unlink(temporary)
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
  guard descriptor >= 0 else { throw FileError(description: "\(temporary): \(String(cString: strerror(errno)))") }
  let count = write(descriptor, bytes, bytes.count)
  fsync(descriptor)
  close(descriptor)
  guard count == bytes.count, rename(temporary, path) == 0 else { throw FileError(description: "\(path): \(String(cString: strerror(errno)))") }
}

/// The names in a folder, in order.
public func names(in folder: String) -> [String] {
  guard let handle = opendir(folder) else { return [] }
  defer { closedir(handle) }
  var found: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if !name.hasPrefix(".") { found.append(name) }
  }
  return found.sorted()
}
