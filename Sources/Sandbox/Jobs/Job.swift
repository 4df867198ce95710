import JSON
import Threads

enum House: String, Sendable, CaseIterable { case kie = "kie_ai", runware, lovable = "lovable_ai_sync", openAI = "openai_compatible"

  /// The result comes with the answer to the order.
  var answersAtOnce: Bool { self == .lovable || self == .openAI }
}

enum Medium: String, Sendable, CaseIterable { case image, video, audio, text }

/// What is to be made.
struct Commission: Sendable {
  enum Work: Sendable, Equatable {
    case create, edit, upscale(Double, most: Int = 6144), removeBackground, mask, guide
    case music(sung: Bool)
  }
  var medium: Medium
  var work: Work = .create
  var prompt: String
  var seed: UInt64
  var width = 1024
  var height = 1024
  /// False when nobody said a size: an edit or a film then keeps the input's shape.
  var isSized = false
  /// The shorter side of a film that takes its shape from its input.
  var side = 720
  var seconds = 5.0
  /// `png`, `jpg`, `webp`; `webm`, `mov`, other videos are MP4; `wav`, `flac`, `ogg`, other sounds MP3.
  var format = "png"
  var quality = 90
  var count = 1
  /// Addresses, data URIs or earlier results.
  var inputs: [String] = []
  /// A film with a soundtrack.
  var sound = false
  var voice = ""
  /// Words about music.
  var style = ""
  var speed = 1.0
  /// Where the given picture may change.
  var mask: String?
  /// What a removed background is filled with.
  var fill: [UInt8]?
  /// Pictures per second of a film.
  var rate: Int?
  var sampleRate: Int?
  var channels: Int?
  /// The most words of a text.
  var wordCount = 64
}

/// One thing made: where it can be fetched, and how the house names it.
struct Piece: Sendable {
  var uuid: String
  var url: String
  /// Its name on the shelf.
  var file: String
  var mime: String
  var seed: UInt64
}

struct Job: Sendable {
  enum Outcome: Sendable, Equatable {
    case open, success
    case failure(code: String, message: String)
  }

  var id: String
  var house: House
  var model: String
  var taskType = ""
  /// kie's family, and the path of the creation.
  var family: (any KieFamily)?
  var path = ""
  var commission: Commission
  var faults: Faults
  /// The creation as it came, as text.
  var parameters: String
  var callback: String?
  var base: String
  var created = wallSeconds()
  var started = monotonicSeconds()
  var seconds: Double
  var outcome = Outcome.open
  /// The share that the admin wants to be shown, whatever the clock says.
  var shown: Double?
  /// Its first callback has been sent.
  var isAnnounced = false
  var finished: Double?
  var pieces: [Piece]?
  var trouble: String?
  var cost = 0.0
  var includeCost = false
  var outputType = "URL"
  var fileSeconds: Double
  var checkSafety = false
  /// Where the results are put as well.
  var uploadEndpoint: String?

  var elapsed: Double { monotonicSeconds() - started }
  var share: Double { shown ?? (seconds > 0 ? min(1, elapsed / seconds) : 1) }
  var isOpen: Bool { outcome == .open }
  /// Nothing has to be drawn for these.
  var needsPieces: Bool { !faults.has(.fail) && !faults.has(.refuse) && !faults.has(.hold) }
}
