/// A picture that follows from its words and a seed, at any size and moment.
public struct Scene: Sendable {
  public enum Style: String, Sendable, CaseIterable { case mountains, dunes, forest, sea, aurora, silk, paper, planet, lines, city }

  public let style: Style
  let seed: UInt64
  let palette: Palette

  public init(prompt: String, seed: UInt64) {
    let words = prompt.lowercased().split { !$0.isLetter }.map(String.init)
    let own = words.reduce(into: UInt64(1469598103934665603)) { hash, word in for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 1099511628211 } }
    self.seed = mixed(own ^ mixed(seed))
    style = Scene.style(words) ?? Style.allCases[Int(mixed(own ^ seed) % UInt64(Style.allCases.count))]
    let chosen = style
    let choices = switch style {
    case .aurora, .planet, .city: Palette.night
    case .paper: Palette.paper
    case .lines: Palette.night + Palette.paper
    case .silk: Palette.day + Palette.paper
    default: Palette.day
    }
    palette = Scene.palette(words).map { Palette.day[$0] }.flatMap { [.mountains, .dunes, .forest, .sea, .silk].contains(chosen) ? $0 : nil }
      ?? choices[Int(mixed(self.seed) % UInt64(choices.count))]
  }

  /// The first word that belongs to a style decides.
  private static func style(_ words: [String]) -> Style? {
    for word in words {
      for (style, stems) in vocabulary where stems.contains(where: { word.hasPrefix($0) }) { return style }
    }
    return nil
  }

  private static func palette(_ words: [String]) -> Int? {
    for word in words {
      for (index, stems) in moods where stems.contains(word) { return index }
    }
    return nil
  }

  private static let vocabulary: [(Style, [String])] = [
    (.aurora, ["aurora", "northern", "winter", "snow", "arctic", "night", "star"]),
    (.planet, ["planet", "space", "galax", "moon", "astronaut", "cosm", "orbit", "alien", "rocket"]),
    (.sea, ["sea", "ocean", "wave", "beach", "boat", "ship", "lighthouse", "lake", "island", "sail", "harbour", "harbor", "water", "fish", "whale"]),
    (.dunes, ["dune", "desert", "sand", "camel", "kite", "mars", "sahara"]),
    (.forest, ["forest", "tree", "pine", "wood", "fox", "deer", "owl", "bear", "garden", "mist", "fog", "jungle", "bird"]),
    (.city, ["city", "street", "tokyo", "neon", "cyber", "skyline", "building", "car", "robot", "tower", "town"]),
    (.mountains, ["mountain", "alp", "valley", "landscape", "hill", "peak", "sunrise", "sunset", "castle", "dragon"]),
    (.silk, ["silk", "portrait", "dress", "cat", "dog", "flower", "rose", "fluid", "marble", "smoke", "fire", "woman", "man", "girl", "boy"]),
    (.lines, ["music", "line", "wire", "data", "map", "sound", "energy", "electric"]),
    (.paper, ["paper", "poster", "flat", "logo", "pattern", "cartoon", "abstract", "geometric", "collage", "illustration"]),
  ]

  private static let moods: [(Int, [String])] = [
    (0, ["dusk", "evening", "purple", "violet"]), (1, ["blue", "noon", "summer", "day"]), (2, ["green", "teal", "dawn", "morning"]),
    (3, ["pink", "rose", "romantic"]), (4, ["red", "fire", "sunset", "lava"]), (5, ["mint", "pastel", "spring"]),
    (6, ["gold", "golden", "yellow", "autumn"]), (7, ["lavender", "dream", "dreamy"]),
  ]

  /// Rows of red, green and blue bytes. `time` in seconds moves what moves.
  public func render(width: Int, height: Int, time: Float = 0) -> [UInt8] {
    let frame = Frame(width: width, height: height, time: time)
    return switch style {
    case .mountains: paint(frame, Layers(self, frame, .mountains))
    case .dunes: paint(frame, Layers(self, frame, .dunes))
    case .forest: paint(frame, Layers(self, frame, .forest))
    case .city: paint(frame, City(self, frame))
    case .sea: paint(frame, Sea(self, frame))
    case .aurora: paint(frame, Aurora(self, frame))
    case .silk: paint(frame, Silk(self, frame))
    case .paper: paint(frame, Paper(self, frame))
    case .planet: paint(frame, Planet(self, frame))
    case .lines: paint(frame, Lines(self, frame))
    }
  }
}

/// The size of a picture and the moment that it shows.
struct Frame: Sendable {
  var width: Int
  var height: Int
  var time: Float
  /// Width over height; x runs from 0 to this, y from 0 at the top to 1.
  var aspect: Float { Float(width) / Float(height) }
  var pixel: Float { 1 / Float(height) }
}

protocol Painter {
  /// The light at a place. `column` is the place in whole pixels from the left.
  func light(_ x: Float, _ y: Float, column: Int) -> Colour
}

/// Colours every pixel, with a little vignette and grain.
func paint<Style: Painter>(_ frame: Frame, _ painter: Style) -> [UInt8] {
  let width = frame.width, height = frame.height
  let grain = Noise(UInt64(width &* 31 &+ height))
  let moment = Int32(frame.time * 24)
  return [UInt8](unsafeUninitializedCapacity: width * height * 3) { bytes, count in
    bytesOfLight.withUnsafeBufferPointer { curve in
      var place = 0
      for row in 0..<height {
        let y = (Float(row) + 0.5) * frame.pixel, dy = y - 0.5
        for column in 0..<width {
          let x = (Float(column) + 0.5) * frame.pixel, dx = Float(column) / Float(width) - 0.5
          let edge = 1 - 0.55 * max(0, dx * dx + dy * dy - 0.12)
          let speck = (grain.cell(Int32(column), Int32(row) &+ moment &* 7919) - 0.5) * 0.016
          let light = painter.light(x, y, column: column) * (edge * (1 + speck * 3)) + Colour(repeating: speck * 0.12)
          let scaled = (light.clamped(lowerBound: .zero, upperBound: .one) * 4095)
          bytes[place] = curve[Int(scaled.x)]
          bytes[place + 1] = curve[Int(scaled.y)]
          bytes[place + 2] = curve[Int(scaled.z)]
          place += 3
        }
      }
      count = place
    }
  }
}
