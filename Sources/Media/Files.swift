import Glibc
import Secrets
import Threads

func systemMessage() -> String { String(cString: strerror(errno)) }

func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      let step = write(descriptor, buffer.baseAddress! + done, buffer.count - done)
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { return false }
      done += step
    }
    return true
  }
}

/// A regular file read by position; nothing of it is held in memory.
final class FileReader {
  let descriptor: Int32
  let count: Int

  init(_ path: String) throws(MediaProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .storage("\(path): \(systemMessage())") }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .storage("\(path) is not a file")
    }
    count = Int(facts.st_size)
  }

  deinit { close(descriptor) }

  /// Runs `body` while the content goes to the disk, and returns when both are done: decoding does not wait for the disk.
  func syncing<Result>(_ body: () throws(MediaProblem) -> Result) throws(MediaProblem) -> Result {
    let failure = Monitor<Int32>(0), descriptor = descriptor
    let thread = Thread.start { if fdatasync(descriptor) != 0 { failure.with { $0 = errno } } }
    let result: Swift.Result<Result, MediaProblem>
    do { result = .success(try body()) } catch { result = .failure(error) }
    thread.join()
    let code = failure.with { $0 }
    let value = try result.get()
    guard code == 0 else { throw .storage(String(cString: strerror(code))) }
    return value
  }

  /// At most `length` bytes from `offset`; fewer at the end of the file.
  func bytes(at offset: Int, _ length: Int) -> [UInt8] {
    guard offset >= 0, offset < count, length > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: min(length, count - offset))
    let size = buffer.count
    let got = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, size, off_t(offset)) }
    return got == size ? buffer : Array(buffer.prefix(max(0, got)))
  }

  /// SHA-256 of the whole file in hexadecimal.
  func digest() -> String {
    let stream = SHA256Stream()
    let size = 256 << 10
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while case let got = pread(descriptor, buffer, size, off_t(offset)), got > 0 {
      stream.update(UnsafeRawBufferPointer(start: buffer, count: got))
      offset += got
    }
    return hex(stream.finish())
  }
}

extension [UInt8] {
  func bigEndian(_ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, offset + length <= count else { return 0 }
    return self[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
  }

  func littleEndian(_ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, offset + length <= count else { return 0 }
    return self[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func text(_ offset: Int, _ length: Int) -> String {
    guard offset >= 0, offset + length <= count else { return "" }
    return String(decoding: self[offset..<offset + length], as: UTF8.self)
  }
}
