/// Sheets of coloured paper with cut openings, one over the other, each with its shadow.
struct Paper: Painter {
  private let noise: Noise
  private let colours: [Colour]
  private let centre: (Float, Float)
  private let scale: Float
  private let pixel: Float
  private let time: Float
  private let disc: (x: Float, y: Float, radius: Float, level: Int)
  private let sun: Colour

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    noise = Noise(scene.seed)
    let count = 6 + dice.index(3)
    let p = scene.palette
    let ramp = Ramp(dice.next() < 0.5 ? [p.stops[3], p.stops[2], p.far, p.stops[1], p.stops[0]] : [p.near, p.stops[0], p.stops[1], p.far, p.stops[2], p.stops[3]])
    colours = (0..<count).map { ramp.at(Float($0) / Float(count - 1)) }
    centre = (dice.next(0.35...0.65) * frame.aspect, dice.next(0.38...0.6))
    scale = dice.next(1.1...1.9)
    pixel = frame.pixel
    time = frame.time * 0.06
    disc = (centre.0 + dice.next(-0.12...0.12), centre.1 + dice.next(-0.1...0.1), dice.next(0.08...0.14), 0)
    sun = p.sun
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    let here = field(x, y), lit = field(x - 0.011, y - 0.016)
    let count = Float(colours.count)
    let level = Int(clamped(here) * (count - 0.001))
    var light = level == 0 ? ground(x, y) : colours[level]
    // The next sheet up throws its shadow on this one.
    let edge = (Float(level) + 1) / count
    if level + 1 < colours.count { light *= 1 - 0.5 * step(edge - 0.045, edge + 0.012, lit) }
    // A bright cut where the sheet ends.
    let rim = here * count - Float(level)
    if level > 0 { light = mix(light * 1.16, light, step(0, 0.06, rim)) }
    let fibre = noise.at(x * 190, y * 230) * 0.5 + noise.at(x * 60, y * 75) * 0.5
    return light * (1 + fibre * 0.035)
  }

  private func ground(_ x: Float, _ y: Float) -> Colour {
    let far = ((x - disc.x) * (x - disc.x) + (y - disc.y) * (y - disc.y)).squareRoot()
    return mix(colours[0], sun, step(disc.radius + pixel, disc.radius - pixel, far))
  }

  /// 0 in the middle opening, growing outwards and wavy.
  @inline(__always)
  private func field(_ x: Float, _ y: Float) -> Float {
    let dx = x - centre.0, dy = y - centre.1
    let far = (dx * dx + dy * dy).squareRoot()
    return far * 1.35 - 0.08 + noise.sum(x * scale + time, y * scale - time * 0.6, 3) * 0.55
  }
}
