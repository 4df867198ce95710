/// The bounds within which a file is taken.
public struct MediaLimits: Sendable {
  public var bytes: Int
  public var pixels: Int
  public var frames: Int
  /// How many times one side may be the other.
  public var ratio: Int
  public var milliseconds: Int
  /// Wall-clock seconds for one decoder.
  public var seconds: Double

  public init(bytes: Int, pixels: Int = 40_000_000, frames: Int = 100, ratio: Int = 100, milliseconds: Int = 900_000, seconds: Double = 10) {
    self.bytes = bytes
    self.pixels = pixels
    self.frames = frames
    self.ratio = ratio
    self.milliseconds = milliseconds
    self.seconds = seconds
  }

  /// What people upload: 25 MiB.
  public static let upload = MediaLimits(bytes: 25 << 20)
  /// What providers deliver: 512 MiB, which only long videos reach.
  public static let output = MediaLimits(bytes: 512 << 20, seconds: 20)
}
