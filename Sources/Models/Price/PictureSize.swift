/// The size of a picture in pixels.
public struct PictureSize: Sendable, Equatable {
  public let width: Int64
  public let height: Int64

  public init(width: Int64, height: Int64) {
    self.width = width
    self.height = height
  }

  var longestSide: Int64 { max(width, height) }
}
