import Glibc

/// A sky with something shining in it, and layers of land in haze, far to near: mountains, dunes or a forest.
struct Layers: Painter {
  enum Land { case mountains, dunes, forest }

  private let sky: Sky
  private let palette: Palette
  private let land: Land
  private let tops: [[Float]]
  private let slopes: [[Float]]
  private let colours: [Colour]
  private let pixel: Float
  private let towards: Float
  private let noise: Noise

  init(_ scene: Scene, _ frame: Frame, _ land: Land) {
    var dice = Dice(scene.seed)
    self.land = land
    palette = scene.palette
    noise = Noise(scene.seed)
    pixel = frame.pixel
    let count = land == .forest ? 6 : land == .dunes ? 5 : 7
    let first = dice.next(0.44...0.54)
    sky = Sky(scene, frame, sun: Colour(dice.next(0.2...0.8) * frame.aspect, first - dice.next(0.05...0.24), dice.next(0.045...0.1)))
    towards = sky.sun.x > frame.aspect / 2 ? 1 : -1
    let noise = self.noise
    tops = (0..<count).map { layer in
      let depth = Float(layer) / Float(count - 1)
      let base = first + (1.02 - first) * powf(depth, 1.15) * 0.94
      return (0...frame.width).map { column in
        let x = Float(column) * frame.pixel + frame.time * 0.012 * (1 + 4 * depth * depth)
        return base - Layers.height(land, x, depth, Float(layer) * 7.7 + 1, noise)
      }
    }
    let reach = max(2, frame.height / (land == .dunes ? 160 : 40))
    slopes = tops.map { line in line.indices.map { (line[min($0 + reach, line.count - 1)] - line[max($0 - reach, 0)]) / (2 * Float(reach) * frame.pixel) } }
    let ramp = Ramp([mix(scene.palette.far, scene.palette.horizon, 0.55), scene.palette.far, mix(scene.palette.far, scene.palette.near, 0.65), scene.palette.near])
    colours = (0..<count).map { ramp.at(Float($0) / Float(count - 1)) }
  }

  private static func height(_ land: Land, _ x: Float, _ depth: Float, _ row: Float, _ noise: Noise) -> Float {
    switch land {
    case .mountains:
      let near = 1 - depth * 0.45
      return (noise.ridges(x * (1.1 + depth) + row, row, 6) - 0.42) * 0.36 * near + noise.at(x * 0.7 + row, row) * 0.05
    case .dunes:
      // Long backs with one sharp edge.
      let wave = noise.at(x * 0.75 + row, row) + 0.35 * noise.at(x * 1.9 - row, row)
      return (1 - abs(wave)) * (1 - abs(wave)) * 0.2 + noise.at(x * 0.5, row) * 0.05 - 0.06
    case .forest:
      let ground = noise.sum(x * 1.1 + row, row, 3) * 0.13
      return ground + trees(x, depth, row, noise)
    }
  }

  /// The tallest fir that covers this place: a triangle with jagged sides.
  private static func trees(_ x: Float, _ depth: Float, _ row: Float, _ noise: Noise) -> Float {
    let spacing: Float = 0.012 + 0.055 * depth * depth
    let here = Int32((x / spacing).rounded(.down))
    var tallest: Float = 0
    for cell in here - 2...here + 2 {
      let chance = noise.cell(cell, Int32(row * 10))
      let place = (Float(cell) + 0.2 + 0.6 * noise.cell(cell, Int32(row * 10) + 1)) * spacing
      let height = spacing * (1.9 + 3.2 * chance * chance)
      let half = height * 0.2
      let away = abs(x - place) / half
      guard away < 1 else { continue }
      let tooth = away * 7
      tallest = max(tallest, height * (1 - away + 0.07 * (tooth - tooth.rounded(.down)) - 0.03))
    }
    return tallest
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    for layer in stride(from: tops.count - 1, through: 0, by: -1) {
      let depth = y - tops[layer][column]
      guard depth > -pixel else { continue }
      let land = ground(layer, x, y, depth, column)
      // The edge is as soft as a pixel.
      let cover = clamped(depth / pixel + 0.5)
      return cover >= 1 ? land : mix(behind(layer, x, y, column), land, cover)
    }
    return sky.light(x, y)
  }

  private func behind(_ layer: Int, _ x: Float, _ y: Float, _ column: Int) -> Colour {
    for other in stride(from: layer - 1, through: 0, by: -1) where y > tops[other][column] { return ground(other, x, y, y - tops[other][column], column) }
    return sky.light(x, y)
  }

  private func ground(_ layer: Int, _ x: Float, _ y: Float, _ depth: Float, _ column: Int) -> Colour {
    let near = Float(layer) / Float(colours.count - 1)
    var base = colours[layer]
    // The side that looks at the sun is lit; one direction for all the land, else there would be a seam below the sun.
    // The line between light and shadow leaves the crest and runs down the slope, not straight below it.
    let wander = depth * 0.55 + noise.at(depth * 9 + near * 5, near * 20 + x * 2) * 0.06 * step(0, 0.1, depth)
    let there = min(max(0, column + Int(wander * towards / pixel)), slopes[layer].count - 1)
    let facing = clamped(0.5 + slopes[layer][there] * towards * (land == .dunes ? 0.9 : 0.7))
    switch land {
    case .dunes:
      let ripple = noise.at(x * 26 + y * 90, y * 150 * (1.3 - near)) * 0.05 * near
      base = mix(mix(palette.near, base, 0.72), mix(base, palette.sun, 0.34 * (1 - near * 0.4)), clamped(facing + ripple)) * (1 + ripple)
    case .mountains:
      let rock = noise.sum(x * 16 + depth * 9, depth * 20 + near * 9, 3)
      base = mix(base, mix(base, palette.sun, 0.3), clamped(facing * 1.1 - 0.25 + rock * 0.55) * (1 - near * 0.72) * step(0.22, 0, depth))
    case .forest: break
    }
    // Haze gathers in the valleys before the next layer.
    let haze = step(0.02, 0.24 - 0.06 * near, depth) * (land == .forest ? 0.72 : 0.5) * (1 - near * 0.86)
    return mix(base, palette.horizon, haze)
  }
}
