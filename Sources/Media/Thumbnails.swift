import Glibc
import Processes

/// Small WebP copies of a picture. Never larger than the original: a narrower picture keeps its size under each name.
public enum Thumbnails {
  /// Largest widths in pixels, as `?w=` names them.
  public static let widths = [320, 640, 1280]
  /// Made while the picture is taken in; the others follow on demand.
  static let firstWidth = 640

  /// The smallest of our widths that is at least `width`.
  public static func width(for width: Int) -> Int { widths.first { $0 >= width } ?? widths.last! }
}

extension BlobStore {
  /// The path of a thumbnail below `thumbs/`, made now when it is not there; nil for sound, which has no picture.
  public func thumbnail(sha256: String, type: MediaType, width: Int) throws(MediaProblem) -> String? {
    guard type.kind != .audio else { return nil }
    let width = Thumbnails.width(for: width)
    let relative = BlobStore.relativeThumbnail(sha256: sha256, width: width)
    if isThere(sha256, width) { return relative }
    try makeThumbnails(sha256: sha256, type: type, widths: [width])
    return relative
  }

  /// Makes every thumbnail that is missing; cheap to call again.
  public func completeThumbnails(sha256: String, type: MediaType) throws(MediaProblem) {
    let missing = Thumbnails.widths.filter { !isThere(sha256, $0) }
    guard type.kind != .audio, !missing.isEmpty else { return }
    try makeThumbnails(sha256: sha256, type: type, widths: missing)
  }

  /// A power cut may leave an empty file under the name, since nobody waits for a thumbnail to reach the disk.
  private func isThere(_ sha256: String, _ width: Int) -> Bool {
    var facts = stat()
    return stat(thumbnailPath(sha256: sha256, width: width), &facts) == 0 && facts.st_size > 0
  }

  private func makeThumbnails(sha256: String, type: MediaType, widths: [Int]) throws(MediaProblem) {
    let original = path(sha256: sha256, fileExtension: type.fileExtension)
    guard access(original, R_OK) == 0 else { throw .storage("\(sha256) is not in the store") }
    var source = Picture(path: original, type: type)
    defer { if source.path != original { unlink(source.path) } }
    if type.kind == .video { source = try poster(of: original, type, seconds: 20) }
    _ = try reduce(source, sha256: sha256, widths: widths, grid: false, seconds: 20)
  }

  /// One decoder makes thumbnails and the colour grid from one reading of the picture.
  func reduce(_ picture: Picture, sha256: String, widths: [Int], grid: Bool, seconds: Double) throws(MediaProblem) -> [String] {
    let made = widths.sorted(by: >).map { (width: $0, path: temporaryPath()) }
    defer { for file in made { unlink(file.path) } }
    var arguments = ["convert", "-limit", "threads", "2", "-limit", "disk", "0", "-limit", "memory", "600MB", "-limit", "map", "600MB"]
    // A JPEG decoder can leave out what is not needed.
    if picture.type == .jpeg { arguments += ["-size", "\((widths.max() ?? 64) * 2)x\((widths.max() ?? 64) * 8)"] }
    arguments += ["\(picture.coder):\(picture.path)[0]", "-auto-orient", "-background", "#808080"]
    for file in made {
      arguments += ["-filter", "Box", "-resize", "\(file.width)x\(file.width * 4)>", "+profile", "*", "-define", "webp:method=1", "-quality", "78"]
      arguments += ["-write", "webp:\(file.path)"]
    }
    arguments += grid ? ["-extent", "0x0", "-flatten", "-filter", "Box", "-resize", "4x3!", "-depth", "8", "-type", "TrueColor", "rgb:-"] : ["null:-"]
    let bounds = ConfinedProcess.Bounds(processorSeconds: Int(seconds) + 1, fileBytes: 8 << 20, seconds: seconds, outputBytes: 4096)
    let result = try decode("/usr/bin/gm", arguments, bounds)
    // A damaged picture is decoded as far as it goes, with a complaint and a zero exit code.
    guard result.succeeded else { throw decoderProblem(result) }
    guard !grid || result.output.count == 36 else { throw .damaged("no colours came out of it") }
    for file in made { try rename(file.path, to: thumbnailPath(sha256: sha256, width: file.width)) }
    return grid ? colours(result.output) : []
  }
}

/// A picture file for the decoder, with the coder named so that it guesses nothing.
struct Picture {
  var path: String
  var type: MediaType
  var coder: String { type == .jpeg ? "jpeg" : type.rawValue }
}

func decoderProblem(_ result: ConfinedProcess.Result) -> MediaProblem {
  let line = result.errors.split(separator: "\n").first.map(String.init) ?? "the decoder gave up"
  if result.hitLimit || line.contains("emory") || line.contains("esource") || line.contains("limit") { return .decoderLimit }
  // The decoder names the file with its path, which is nobody's business.
  let reason = line.split(separator: " ").filter { !$0.contains("/") }.joined(separator: " ")
  return .damaged(reason.isEmpty ? "the decoder gave up" : reason)
}

func colours(_ rgb: [UInt8]) -> [String] {
  stride(from: 0, to: rgb.count - 2, by: 3).map { index in
    rgb[index..<index + 3].map { let text = String($0, radix: 16); return text.count == 1 ? "0" + text : text }.joined()
  }
}
