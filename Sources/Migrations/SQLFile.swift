import Glibc

struct SQLFile {
  /// The path below the `sql/` folder, for migrations without the folder.
  let name: String
  let text: String
}

extension Migrator {
  /// The .sql files of a folder (with `deep` of its folders), in the order of their names.
  func files(_ part: String, deep: Bool = false) throws -> [SQLFile] {
    try entries("\(folder)/\(part)").flatMap { entry -> [SQLFile] in
      if entry.hasSuffix(".sql") {
        let name = part == "migrations" ? String(entry.dropLast(4)) : "\(part)/\(entry)"
        return [SQLFile(name: name, text: try contents("\(folder)/\(part)/\(entry)"))]
      }
      return deep ? try files("\(part)/\(entry)") : []
    }
  }

  func contents(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw MigrationError.unreadable(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func entries(_ path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw MigrationError.unreadable(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
