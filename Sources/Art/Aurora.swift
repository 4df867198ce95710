import Glibc

/// Curtains of light over dark hills and a still lake.
struct Aurora: Painter {
  private let palette: Palette
  private let noise: Noise
  private let time: Float
  private let shore: Float
  private let hills: [Float]
  private let near: [Float]
  private let tints: [Colour]

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    palette = scene.palette
    noise = Noise(scene.seed)
    time = frame.time
    shore = dice.next(0.7...0.8)
    let greens = [colour(0x3DF5A2), colour(0x5CF2C8), colour(0x9BF26B)], tops = [colour(0xB05CFF), colour(0xFF5CA8), colour(0x4C7DFF)]
    tints = [greens[dice.index(3)], tops[dice.index(3)]]
    let noise = self.noise, shore = self.shore
    hills = (0...frame.width).map { shore - 0.03 - max(0, noise.ridges(Float($0) * frame.pixel * 1.3 + 3, 8, 5) - 0.3) * 0.3 }
    near = (0...frame.width).map { shore - 0.005 - max(0, noise.sum(Float($0) * frame.pixel * 2.2 + 40, 2, 4)) * 0.1 }
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    if y <= shore { return above(x, y, column) }
    let depth = y - shore
    let ripple = noise.sum(x * 5, depth * 90 / (0.25 + depth) + time * 0.5, 3)
    let seen = above(x + ripple * 0.03, max(0, shore - depth * 1.25 - abs(ripple) * 0.02), column)
    return mix(seen * 0.62, palette.near, 0.2 + depth) + tints[0] * 0.012
  }

  private func above(_ x: Float, _ y: Float, _ column: Int) -> Colour {
    if y > near[column] { return palette.near * 0.8 }
    if y > hills[column] { return mix(mix(palette.near, palette.far, 0.45), palette.stops[2], 0.35 * step(0.02, 0.16, y - hills[column])) }
    var light = palette.sky.at(y * 1.15)
    light += stars(x, y)
    for curtain in 0..<3 {
      let row = Float(curtain) * 5.3
      let fold = noise.sum(x * 1.15 + row + time * 0.03, row + time * 0.05, 4)
      let bottom = 0.5 - Float(curtain) * 0.1 + fold * 0.42
      let over = bottom - y
      guard over > -0.03 else { continue }
      let bend = fold * 3.2
      let rays = 0.55 + 0.75 * noise.sum(x * 10 + bend * 6 + row, time * 0.22 + row + over * 0.5, 3)
      let strength = step(-0.03, 0.014, over) * expf(-max(0, over) * (4.6 + Float(curtain) * 1.1)) * max(0, rays) * (0.62 - Float(curtain) * 0.14)
      light += mix(tints[0], tints[1], step(0.03, 0.34, over)) * strength
    }
    return light
  }

  private func stars(_ x: Float, _ y: Float) -> Colour {
    let cx = Float(floored(x * 70)), cy = Float(floored(y * 70))
    let chance = noise.cell(Int32(cx), Int32(cy))
    guard chance > 0.86 else { return .zero }
    let px = (noise.cell(Int32(cx), Int32(cy) + 999) * 0.7 + 0.15 + cx) / 70, py = (noise.cell(Int32(cx) + 999, Int32(cy)) * 0.7 + 0.15 + cy) / 70
    let far = ((x - px) * (x - px) + (y - py) * (y - py)).squareRoot()
    let twinkle = 0.75 + 0.25 * sinf(time * 3 + chance * 900)
    return Colour(0.9, 0.95, 1) * (step(0.0022, 0.0004, far) * (chance - 0.84) * 5.5 * twinkle)
  }
}
