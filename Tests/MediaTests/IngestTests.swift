import Domain
import Glibc
import Media
import Testing

@Suite struct IngestTests {
  let corpus: Corpus
  init() throws { corpus = try Corpus() }

  @Test("a picture is measured, hashed, given a thumbnail and twelve colours", arguments: ["a.png", "a.jpg", "a.webp", "a.gif"])
  func picture(name: String) throws {
    let facts = try corpus.store.ingest(file: corpus.picture(name), expected: .image)
    #expect(facts.width == 200 && facts.height == 150)
    #expect(facts.grid.count == 12 && facts.grid.allSatisfy { $0.count == 6 })
    // The gradient runs from red at the top to blue at the bottom.
    #expect(facts.grid[0].hasPrefix("d") || facts.grid[0].hasPrefix("c"))
    #expect(facts.fileExtension == (name.hasSuffix("jpg") ? "jpg" : String(name.suffix(from: name.index(after: name.firstIndex(of: ".")!)))))
    let stored = corpus.store.path(sha256: facts.sha256, fileExtension: facts.fileExtension)
    #expect(access(stored, R_OK) == 0)
    var mode = stat()
    stat(stored, &mode)
    #expect(mode.st_mode & 0o777 == 0o640)
    #expect(MediaType.sniff(corpus.read(corpus.store.thumbnailPath(sha256: facts.sha256, width: 640))) == .webp)
  }

  @Test("thumbnails are never larger than the picture and come on demand")
  func thumbnails() throws {
    let facts = try corpus.store.ingest(file: corpus.picture("b.png", "900x600"))
    #expect(access(corpus.store.thumbnailPath(sha256: facts.sha256, width: 320), R_OK) != 0)
    for (width, expected) in [(320, 320), (640, 640), (1280, 900), (99999, 900), (1, 320)] {
      let relative = try #require(try corpus.store.thumbnail(sha256: facts.sha256, type: .png, width: width))
      let thumbnail = try corpus.store.ingest(bytes: corpus.read("\(corpus.store.directory)/thumbs/\(relative)"))
      #expect(thumbnail.width == expected)
    }
  }

  @Test("a transparent picture keeps its shape in the thumbnail, over grey in the colours")
  func transparent() throws {
    let path = try corpus.make("t.png", "/usr/bin/gm", ["convert", "-size", "900x300", "xc:transparent", "OUT"])
    let facts = try corpus.store.ingest(file: path, expected: .image)
    #expect(facts.grid.count == 12 && Set(facts.grid) == ["808080"])
    let thumbnail = try corpus.store.ingest(bytes: corpus.read(corpus.store.thumbnailPath(sha256: facts.sha256, width: 640)))
    #expect(thumbnail.width == 640 && thumbnail.height == 213)
  }

  @Test("a very tall picture gets a thumbnail no taller than four times its width")
  func tall() throws {
    let facts = try corpus.store.ingest(file: corpus.picture("tall.png", "300x3000"))
    let thumbnail = try corpus.store.ingest(bytes: corpus.read(corpus.store.thumbnailPath(sha256: facts.sha256, width: 640)))
    #expect(thumbnail.height == 2560 && thumbnail.width == 256)
  }

  @Test("the same content twice is one file")
  func twice() throws {
    let bytes = corpus.read(try corpus.picture("c.png"))
    #expect(try corpus.store.ingest(bytes: bytes) == corpus.store.ingest(bytes: bytes))
  }

  @Test("a film has size, duration and a poster")
  func video() throws {
    let path = try corpus.make("v.mp4", "/usr/bin/ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x180:d=2:r=12", "-pix_fmt", "yuv420p", "OUT"])
    let facts = try corpus.store.ingest(file: path, expected: .video, claimed: "video/mp4")
    #expect(facts.type == .mp4 && facts.width == 320 && facts.height == 180 && facts.durationMs == 2000 && facts.grid.count == 12)
    #expect(try corpus.store.thumbnail(sha256: facts.sha256, type: .mp4, width: 320) != nil)
  }

  @Test("a sound has a duration and no thumbnail", arguments: ["s.mp3", "s.wav", "s.ogg", "s.flac"])
  func sound(name: String) throws {
    let path = try corpus.make(name, "/usr/bin/ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "sine=d=1", "OUT"])
    let facts = try corpus.store.ingest(file: path, expected: .audio)
    #expect(abs((facts.durationMs ?? 0) - 1000) < 80 && facts.width == nil && facts.grid.count == 12)
    #expect(try corpus.store.thumbnail(sha256: facts.sha256, type: facts.type, width: 320) == nil)
  }

  @Test("a web page with a picture's name is refused")
  func page() throws {
    #expect(throws: MediaProblem.notMedia("a web page")) { try corpus.store.ingest(bytes: Array("<!DOCTYPE html><html></html>".utf8), expected: .image, claimed: "image/png") }
    #expect(throws: MediaProblem.notMedia("an SVG drawing")) { try corpus.store.ingest(bytes: Array("<svg xmlns='x'/>".utf8)) }
    #expect(throws: MediaProblem.notMedia("nothing at all")) { try corpus.store.ingest(bytes: []) }
  }

  @Test("a label that contradicts the content is refused, a general one is not")
  func labels() throws {
    let bytes = corpus.read(try corpus.picture("d.png"))
    #expect(throws: MediaProblem.mislabelled(found: .png, claimed: "image/jpeg")) { try corpus.store.ingest(bytes: bytes, claimed: "image/jpeg") }
    #expect(throws: MediaProblem.mislabelled(found: .png, claimed: "text/html")) { try corpus.store.ingest(bytes: bytes, claimed: "text/html") }
    #expect(try corpus.store.ingest(bytes: bytes, claimed: "application/octet-stream").type == .png)
    #expect(throws: MediaProblem.wrongKind(found: .png, expected: .video)) { try corpus.store.ingest(bytes: bytes, expected: .video) }
  }

  @Test("a cut-off picture is refused", arguments: ["e.png", "e.jpg", "e.webp", "e.gif"])
  func truncated(name: String) throws {
    let bytes = corpus.read(try corpus.picture(name, "300x300", "plasma:"))
    #expect(throws: MediaProblem.truncated) { try corpus.store.ingest(bytes: Array(bytes.dropLast(bytes.count / 3))) }
  }

  @Test("a cut-off film is refused")
  func truncatedVideo() throws {
    let path = try corpus.make("t.mp4", "/usr/bin/ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x180:d=2:r=12", "-pix_fmt", "yuv420p", "OUT"])
    let bytes = corpus.read(path)
    #expect(throws: MediaProblem.self) { try corpus.store.ingest(bytes: Array(bytes.prefix(bytes.count / 2))) }
  }

  @Test("two formats in one file are refused", arguments: ["f.png", "f.jpg", "f.webp", "f.gif"])
  func polyglot(name: String) throws {
    let bytes = corpus.read(try corpus.picture(name)) + Array("PK\u{3}\u{4}<html><script>alert(1)</script>".utf8)
    #expect { try corpus.store.ingest(bytes: bytes) } throws: { if case MediaProblem.trailingData = $0 { true } else { false } }
  }

  @Test("a picture with more pixels than allowed is refused before it is decoded")
  func bomb() throws {
    var bytes = corpus.read(try corpus.picture("g.png"))
    bytes.replaceSubrange(16..<24, with: [0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50])
    #expect(throws: MediaProblem.tooManyPixels(2_500_000_000, limit: 40_000_000)) { try corpus.store.ingest(bytes: bytes) }
  }

  @Test("a needle of a picture is refused")
  func needle() throws {
    let path = try corpus.picture("h.png", "2x900")
    #expect(throws: MediaProblem.extremeRatio(width: 2, height: 900)) { try corpus.store.ingest(file: path) }
  }

  @Test("an animation with too many frames is refused")
  func frames() throws {
    let path = try corpus.make("i.gif", "/usr/bin/ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=32x32:d=12:r=10", "OUT"])
    #expect(throws: MediaProblem.tooManyFrames(101, limit: 100)) { try corpus.store.ingest(file: path) }
  }

  @Test("a picture with broken data is refused")
  func damaged() throws {
    var bytes = corpus.read(try corpus.picture("j.png", "300x300", "plasma:"))
    for index in 200..<min(1200, bytes.count - 20) { bytes[index] = 0x55 }
    #expect(throws: MediaProblem.self) { try corpus.store.ingest(bytes: bytes) }
  }

  @Test("more bytes than allowed are refused unread")
  func bytes() throws {
    #expect(throws: MediaProblem.tooManyBytes(11, limit: 10)) { try corpus.store.ingest(bytes: Array(repeating: 0, count: 11), limits: MediaLimits(bytes: 10)) }
  }

  @Test("nothing is left in the folder for incoming files")
  func tidy() throws {
    _ = try? corpus.store.ingest(bytes: Array("rubbish".utf8))
    _ = try corpus.store.ingest(bytes: corpus.read(corpus.picture("k.jpg")))
    #expect(rmdir("\(corpus.store.directory)/incoming") == 0)
  }
}
