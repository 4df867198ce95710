import Glibc
import Secrets
import Threads

/// The files that the stand-in serves, on disk, each with a time at which its address dies.
final class FileShelf: Sendable {
  enum Reading { case found([UInt8], mime: String), expired, unknown }
  private struct Entry { var mime: String; var expires: Double }

  let folder: String
  private let entries = Monitor<[String: Entry]>([:])

  init(folder: String) { self.folder = folder }

  /// Empties the folder, or makes it.
  func clear() {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o750)
    }
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name.first != "." { unlink("\(folder)/\(name)") }
    }
  }

  /// Keeps bytes for `seconds` under an unguessable name and returns the name.
  func put(_ bytes: [UInt8], fileExtension: String, mime: String, seconds: Double) -> String {
    let name = "\(hex(randomBytes(12))).\(fileExtension)"
    if let file = fopen("\(folder)/\(name)", "w") {
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
    entries.with { $0[name] = Entry(mime: mime, expires: monotonicSeconds() + seconds) }
    if entries.with({ $0.count % 64 == 0 }) { sweep() }
    return name
  }

  func read(_ name: String) -> Reading {
    guard let entry = entries.with({ $0[name] }) else { return .unknown }
    guard entry.expires > monotonicSeconds() else { return .expired }
    guard let bytes = contents("\(folder)/\(name)") else { return .unknown }
    return .found(bytes, mime: entry.mime)
  }

  /// Another name for the same bytes, even when the first has died.
  func again(_ name: String, seconds: Double) -> String? {
    guard let entry = entries.with({ $0[name] }), let bytes = contents("\(folder)/\(name)") else { return nil }
    return put(bytes, fileExtension: String(name.split(separator: ".").last ?? "bin"), mime: entry.mime, seconds: seconds)
  }

  /// Forgets files an hour after their end; until then they are known as expired.
  private func sweep() {
    let gone = entries.with { entries in
      let names = entries.filter { $0.value.expires < monotonicSeconds() - 3600 }.map(\.key)
      for name in names { entries[name] = nil }
      return names
    }
    for name in gone { unlink("\(folder)/\(name)") }
  }

  /// Ends the life of every file now.
  func expireAll() { entries.with { entries in for name in entries.keys { entries[name]!.expires = monotonicSeconds() } } }
}

func contents(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else { return nil }
  let size = Int(facts.st_size)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
      if got <= 0 { break }
      count += got
    }
  }
}
