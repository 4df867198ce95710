/// The pixels that the houses' names of sizes mean.
enum Sizes {
  /// Width and height with about so many pixels, multiples of 8, in a ratio such as `16:9`.
  static func picture(_ ratio: String, pixels: Int) -> (Int, Int)? {
    guard let sides = sides(ratio) else { return nil }
    let width = (Double(pixels) * sides.0 / sides.1).squareRoot()
    return (max(64, Int((width / 8).rounded()) * 8), max(64, Int((width * sides.1 / sides.0 / 8).rounded()) * 8))
  }

  /// A film whose shorter side is so long; both sides are even.
  static func film(_ ratio: String, side: Int) -> (Int, Int)? {
    guard let sides = sides(ratio) else { return nil }
    return film(shape: sides.0 / sides.1, side: side)
  }

  static func film(shape: Double, side: Int) -> (Int, Int) {
    let long = Int((Double(side) * max(shape, 1 / shape) / 2).rounded()) * 2
    return shape >= 1 ? (long, side) : (side, long)
  }

  /// The shorter side behind `720p`, `768P`, `4k`, `high`.
  static func side(_ resolution: String?) -> Int {
    switch resolution?.lowercased() {
    case "360p": 360
    case "480p": 480
    case "540p": 540
    case "768p": 768
    case "1080p", "high": 1080
    case "4k": 2160
    default: 720
    }
  }

  /// The pixels behind `1K`, `2K`, `4K`.
  static func pixels(_ resolution: String?) -> Int {
    switch resolution?.uppercased() {
    case "0.5K": 512 * 512
    case "2K": 2048 * 2048
    case "4K": 4096 * 4096
    default: 1024 * 1024
    }
  }

  /// A preset as a ratio: `portrait_16_9` stands upright, so it is 9:16.
  static func ratio(_ name: String) -> String {
    switch name {
    case "square", "square_hd": return "1:1"
    case "portrait": return "9:16"
    case "landscape": return "16:9"
    default:
      let parts = name.split(separator: "_")
      guard parts.count == 3 else { return name }
      let sides = [Int(parts[1]) ?? 0, Int(parts[2]) ?? 0].sorted()
      return parts[0] == "portrait" ? "\(sides[0]):\(sides[1])" : "\(sides[1]):\(sides[0])"
    }
  }

  private static func sides(_ ratio: String) -> (Double, Double)? {
    let sides = ratio.split(separator: ":").compactMap { Double($0) }
    guard sides.count == 2, sides[0] > 0, sides[1] > 0, max(sides[0] / sides[1], sides[1] / sides[0]) <= 8 else { return nil }
    return (sides[0], sides[1])
  }
}
