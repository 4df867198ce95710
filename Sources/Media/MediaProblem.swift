import Domain
import Processes

/// Why a file is not taken into the store.
public enum MediaProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// No format of ours; the text says what it looks like.
  case notMedia(String)
  case wrongKind(found: MediaType, expected: MediaKind)
  /// The bytes are of another type than the sender said.
  case mislabelled(found: MediaType, claimed: String)
  case tooManyBytes(Int, limit: Int)
  case tooManyPixels(Int, limit: Int)
  case tooManyFrames(Int, limit: Int)
  case extremeRatio(width: Int, height: Int)
  case tooLong(milliseconds: Int, limit: Int)
  case truncated
  /// Something stands behind the end of the picture, as in files that are two formats at once.
  case trailingData(Int)
  case damaged(String)
  /// The decoder hit its limit of time, memory or output.
  case decoderLimit
  /// The disk, not the file, is at fault.
  case storage(String)

  /// A sentence for people.
  public var description: String {
    switch self {
    case .notMedia(let look): "This is not a picture, video or sound file that we take: it looks like \(look)."
    case .wrongKind(let found, let expected): "A file of kind \(expected.rawValue) is needed, and this is \(found.mime)."
    case .mislabelled(let found, let claimed): "The file says \(claimed), but its content is \(found.mime)."
    case .tooManyBytes(let count, let limit): "The file has \(count) bytes; \(limit) are allowed."
    case .tooManyPixels(let count, let limit): "The picture has \(count) pixels; \(limit) are allowed."
    case .tooManyFrames(let count, let limit): "The animation has \(count) frames or more; \(limit) are allowed."
    case .extremeRatio(let width, let height): "A picture of \(width) by \(height) pixels is too narrow; one side may be 100 times the other."
    case .tooLong(let time, let limit): "The recording lasts \(time / 1000) seconds; \(limit / 1000) are allowed."
    case .truncated: "The file ends too early; parts of it are missing."
    case .trailingData(let count): "There are \(count) foreign bytes behind the end of the picture."
    case .damaged(let reason): "The file is damaged: \(reason)."
    case .decoderLimit: "Decoding the file takes too much time or memory."
    case .storage(let reason): "The file could not be stored: \(reason)."
    }
  }

  /// True when the same file may well be taken at another time.
  public var isTransient: Bool { if case .storage = self { true } else { false } }
}

/// Runs a decoder; that none could be started is the machine's trouble, not the file's.
func decode(_ command: String, _ arguments: [String], _ bounds: ConfinedProcess.Bounds) throws(MediaProblem) -> ConfinedProcess.Result {
  do throws(ProcessProblem) { return try ConfinedProcess(command, arguments, bounds).run() } catch { throw .storage(error.description) }
}
