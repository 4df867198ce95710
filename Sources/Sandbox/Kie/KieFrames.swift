extension Commission {
  /// A film of a ratio and a resolution; without a ratio it takes the shape of the picture that it begins with.
  mutating func frame(_ ratio: String?, _ resolution: String?) throws(KieRefusal) {
    side = Sizes.side(resolution)
    guard let ratio = ratio ?? (inputs.isEmpty ? "16:9" : nil) else { return }
    guard let size = Sizes.film(Sizes.ratio(ratio), side: side) else { throw KieRefusal(code: 422, message: "aspect_ratio is not within the range of allowed options") }
    (width, height) = size
    isSized = true
  }

  /// A picture of a ratio; without one an edit keeps the shape of its input.
  mutating func canvas(_ ratio: String?, pixels: Int = 1024 * 1024) throws(KieRefusal) {
    guard let ratio else {
      (width, height) = Sizes.picture("1:1", pixels: pixels)!
      isSized = inputs.isEmpty
      return
    }
    guard let size = Sizes.picture(Sizes.ratio(ratio), pixels: pixels) else { throw KieRefusal(code: 422, message: "aspect_ratio is not within the range of allowed options") }
    (width, height) = size
    isSized = true
  }
}
