import Glibc

/// Open water under a low sun, with its path of light; a small boat on most.
struct Sea: Painter {
  private let sky: Sky
  private let palette: Palette
  private let noise: Noise
  private let horizon: Float
  private let time: Float
  private let boat: Colour?
  private let islands: [Float]

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    palette = scene.palette
    noise = Noise(scene.seed)
    horizon = dice.next(0.5...0.62)
    time = frame.time
    sky = Sky(scene, frame, sun: Colour(dice.next(0.25...0.75) * frame.aspect, horizon - dice.next(0.0...0.16), dice.next(0.05...0.09)))
    boat = dice.next() < 0.75 ? Colour(dice.next(0.15...0.85) * frame.aspect + frame.time * 0.006, horizon + dice.next(0.035...0.13), dice.next(0.05...0.085)) : nil
    let noise = self.noise, hasIslands = dice.next() < 0.7
    islands = (0...frame.width).map { column in
      hasIslands ? max(0, noise.sum(Float(column) * frame.pixel * 1.4 + 30, 4, 5) - 0.08) * 0.3 : 0
    }
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    if let hull = sail(x, y) { return hull }
    guard y > horizon else {
      let above = sky.light(x, y)
      return y > horizon - islands[column] ? mix(mix(palette.far, palette.near, 0.35), palette.horizon, 0.3 + 0.4 * (horizon - y) * 8) : above
    }
    let depth = y - horizon
    let scale = 1 / (0.03 + depth)
    let swell = noise.sum(x * (1.2 + scale * 0.5) + time * 0.15, depth * scale * 26 - time * 0.6 + scale * 2.2, 4)
    let fine = noise.at(x * scale * 2.6 - time * 0.4, scale * 9 + time * 1.1)
    // The mirrored sky, bent by the waves.
    let mirrored = sky.light(x + swell * 0.06 * (0.3 + depth), max(0, horizon - depth * 0.8 - abs(swell) * 0.12))
    var light = mix(mirrored, palette.near, 0.3 + 0.42 * clamped(depth * 1.5) + swell * 0.22)
    let path = expf(-abs(x - sky.sun.x) / (0.05 + depth * 0.34))
    light += palette.sun * (path * step(0.0, 0.55, swell * 0.8 + fine * 0.62) * 0.9)
    return mix(light, palette.horizon, 0.5 * expf(-depth * 34))
  }

  /// A hull and two sails.
  private func sail(_ x: Float, _ y: Float) -> Colour? {
    guard let boat else { return nil }
    let size = boat.z, dx = (x - boat.x) / size, dy = (boat.y + sinf(time * 1.4) * 0.002 - y) / size
    if dy > -0.1, dy < 0.12, abs(dx) < 0.52 - (0.12 - dy) * 0.9 { return palette.near * 0.7 }
    if dy > 0.18, dy < 1.3, dx > 0.03, dx < 0.46 * (1.3 - dy) / 1.12 { return mix(palette.sun, palette.horizon, 0.35) }
    if dy > 0.18, dy < 1.1, dx < -0.03, dx > -0.34 * (1.1 - dy) / 0.92 { return mix(palette.horizon, palette.far, 0.35) }
    return nil
  }
}
