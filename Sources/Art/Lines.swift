import Glibc

/// The heights of a bent landscape as fine shining lines.
struct Lines: Painter {
  private let noise: Noise
  private let ramp: Ramp
  private let ground: Colour
  private let deep: Colour
  private let count: Float
  private let pixel: Float
  private let time: Float
  private let stretch: Float

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    noise = Noise(scene.seed)
    let tints = Palette.day[dice.index(Palette.day.count)]
    ramp = Ramp([tints.stops[1], tints.far, tints.stops[2], tints.stops[3]])
    ground = mix(scene.palette.near, scene.palette.stops[0], 0.25)
    deep = mix(scene.palette.near, scene.palette.stops[1], 0.5)
    count = dice.next(16...26)
    stretch = dice.next(0.5...1)
    pixel = frame.pixel
    time = frame.time * 0.05
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    let here = field(x, y)
    let gx = field(x + pixel, y) - here, gy = field(x, y + pixel) - here
    let steep = max(1e-6, (gx * gx + gy * gy).squareRoot())
    let place = here * count
    let off = abs(place - place.rounded())
    // Distance to the line in pixels, whatever the slope.
    let away = off / (steep * count)
    let index = Int32(place.rounded())
    let weight = 0.35 + 0.65 * noise.cell(index, 5)
    let thick = (index % 5 == 0 ? 0.0026 : 0.0012) / pixel
    let line = step(thick + 0.8, max(0, thick - 0.5), away) * weight
    let glow = expf(-away * pixel * 85) * 0.2 * weight
    let tint = ramp.at(0.5 + here * 0.9)
    return mix(ground, deep, clamped(0.5 + here)) + tint * (line * 0.95 + glow)
  }

  @inline(__always)
  private func field(_ x: Float, _ y: Float) -> Float {
    let bend = noise.sum(x * 0.9 + 4, y * 0.9 + time, 2)
    return noise.sum(x * 1.0 + bend * 1.1 + time * 0.5, y * (0.8 + stretch) + bend * 0.9, 3)
  }
}
