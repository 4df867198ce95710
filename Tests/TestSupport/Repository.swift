import Glibc

/// The root of the repository that these tests were built from.
public let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

/// The bytes of a file.
public func contents(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw TestTrouble("\(path) can't be read") }
  defer { fclose(file) }
  var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 64 << 10)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes.append(contentsOf: buffer[..<count]) }
  return bytes
}

/// The names in a folder, sorted, without hidden ones.
public func names(in folder: String) throws -> [String] {
  guard let handle = opendir(folder) else { throw TestTrouble("\(folder) can't be read") }
  defer { closedir(handle) }
  var names: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

/// What a test needs is not there.
public struct TestTrouble: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
