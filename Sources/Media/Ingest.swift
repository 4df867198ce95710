import Domain
import Glibc

extension BlobStore {
  /// Takes a file into the store: recognised by its first bytes, measured by its structure, decoded in confined processes, given a
  /// thumbnail and a colour grid, named by its hash. The file at `path` stays where it is; put it below `temporaryPath()` to avoid a copy.
  ///
  /// - Parameters:
  ///   - expected: the kind that the caller can use; nil takes any.
  ///   - claimed: the MIME name that came with it; a different content is refused.
  public func ingest(
    file path: String, expected: MediaKind? = nil, claimed: String? = nil, limits: MediaLimits = .output
  ) throws(MediaProblem) -> MediaFacts {
    let file = try FileReader(path)
    guard file.count <= limits.bytes else { throw .tooManyBytes(file.count, limit: limits.bytes) }
    let head = file.bytes(at: 0, 4096)
    guard let type = MediaType.sniff(head) else { throw .notMedia(impression(head)) }
    if let claimed, MediaType(mime: claimed) != type, MediaType.allCases.contains(where: { $0.kind == type.kind && $0 == MediaType(mime: claimed) }) || !isGeneral(claimed) {
      throw .mislabelled(found: type, claimed: claimed)
    }
    if let expected, type.kind != expected { throw .wrongKind(found: type, expected: expected) }
    var facts = MediaFacts(sha256: file.digest(), type: type, bytes: file.count, width: nil, height: nil, durationMs: nil, grid: [])
    facts = try file.syncing { () throws(MediaProblem) in try measured(facts, file, path, limits) }
    try keep(file, path, facts)
    return facts
  }

  /// The same for bytes in memory.
  public func ingest(
    bytes: [UInt8], expected: MediaKind? = nil, claimed: String? = nil, limits: MediaLimits = .output
  ) throws(MediaProblem) -> MediaFacts {
    guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count, limit: limits.bytes) }
    let path = try spill(bytes)
    defer { unlink(path) }
    return try ingest(file: path, expected: expected, claimed: claimed, limits: limits)
  }

  private func measured(_ facts: MediaFacts, _ file: FileReader, _ path: String, _ limits: MediaLimits) throws(MediaProblem) -> MediaFacts {
    var facts = facts
    switch facts.type.kind {
    case .image: try measurePicture(file, path, limits, &facts)
    case .video: try measureVideo(path, limits, &facts)
    case .audio: try measureSound(path, limits, &facts)
    }
    return facts
  }

  private func measurePicture(_ file: FileReader, _ path: String, _ limits: MediaLimits, _ facts: inout MediaFacts) throws(MediaProblem) {
    let header = try PictureHeader(file, facts.type, frameLimit: limits.frames)
    try check(header.width, header.height, limits)
    // All frames of an animation are decoded by the viewer.
    let pixels = header.width * header.height * header.frames
    guard pixels <= limits.pixels * 4 else { throw .tooManyPixels(pixels, limit: limits.pixels) }
    facts.width = header.width
    facts.height = header.height
    let picture = Picture(path: path, type: facts.type)
    if facts.type == .png, !header.mayBeTurned,
      let grid = try reduceQuickly(path, header.width, header.height, sha256: facts.sha256, seconds: limits.seconds)
    {
      facts.grid = grid
      return
    }
    facts.grid = try reduce(picture, sha256: facts.sha256, widths: [Thumbnails.firstWidth], grid: true, seconds: limits.seconds)
  }

  private func measureVideo(_ path: String, _ limits: MediaLimits, _ facts: inout MediaFacts) throws(MediaProblem) {
    let recording = try probe(path, facts.type, seconds: limits.seconds)
    guard let width = recording.width, let height = recording.height else { throw .damaged("it has no picture size") }
    try check(width, height, limits)
    guard recording.durationMs <= limits.milliseconds else { throw .tooLong(milliseconds: recording.durationMs, limit: limits.milliseconds) }
    facts.width = width
    facts.height = height
    facts.durationMs = recording.durationMs
    let still = try poster(of: path, facts.type, seconds: limits.seconds)
    defer { unlink(still.path) }
    facts.grid = try reduce(still, sha256: facts.sha256, widths: [Thumbnails.firstWidth], grid: true, seconds: limits.seconds)
  }

  private func measureSound(_ path: String, _ limits: MediaLimits, _ facts: inout MediaFacts) throws(MediaProblem) {
    let recording = try probe(path, facts.type, seconds: limits.seconds)
    guard recording.durationMs <= limits.milliseconds else { throw .tooLong(milliseconds: recording.durationMs, limit: limits.milliseconds) }
    facts.durationMs = recording.durationMs
    facts.grid = try waveform(of: path, facts.type, seconds: limits.seconds)
  }

  private func check(_ width: Int, _ height: Int, _ limits: MediaLimits) throws(MediaProblem) {
    guard width > 0, height > 0 else { throw .damaged("it has no width or height") }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= limits.pixels else { throw .tooManyPixels(overflow ? .max : pixels, limit: limits.pixels) }
    guard max(width, height) <= min(width, height) * limits.ratio else { throw .extremeRatio(width: width, height: height) }
  }

  /// The bytes that were hashed and checked are the ones stored, read through the same descriptor.
  private func keep(_ file: FileReader, _ path: String, _ facts: MediaFacts) throws(MediaProblem) {
    // Touched, so that a sweep under way leaves it alone.
    guard !touch(sha256: facts.sha256, fileExtension: facts.fileExtension) else { return }
    let temporary = temporaryPath()
    defer { unlink(temporary) }
    if link(path, temporary) != 0 { try copy(file, to: temporary) }
    try adopt(temporary, as: self.path(sha256: facts.sha256, fileExtension: facts.fileExtension))
  }

  private func copy(_ file: FileReader, to path: String) throws(MediaProblem) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .storage(systemMessage()) }
    defer { close(descriptor) }
    var offset: off_t = 0
    while offset < off_t(file.count) {
      let step = sendfile(descriptor, file.descriptor, &offset, file.count - Int(offset))
      guard step > 0 else { throw .storage(systemMessage()) }
    }
    guard fdatasync(descriptor) == 0 else { throw .storage(systemMessage()) }
  }
}

/// Names that say nothing about the content contradict nothing.
private func isGeneral(_ mime: String) -> Bool {
  let name = mime.prefix { $0 != ";" }.lowercased()
  return name.isEmpty || name == "application/octet-stream" || name == "binary/octet-stream" || name == "application/x-www-form-urlencoded"
}

private func impression(_ head: [UInt8]) -> String {
  let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased().filter { $0 > " " }
  if head.isEmpty { return "nothing at all" }
  if text.hasPrefix("<!doctypehtml") || text.hasPrefix("<html") { return "a web page" }
  if text.contains("<svg") { return "an SVG drawing" }
  if text.hasPrefix("{") || text.hasPrefix("[") { return "JSON" }
  if text.hasPrefix("%pdf") { return "a PDF" }
  if head.starts(with: [0x50, 0x4B, 3, 4]) { return "a ZIP archive" }
  if head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return "a program" }
  return "something else"
}
