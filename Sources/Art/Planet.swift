import Glibc

/// A lit world with bands or continents, sometimes a ring, before stars and a cloud of gas.
struct Planet: Painter {
  private let palette: Palette
  private let noise: Noise
  private let bands: Ramp
  private let gas: Ramp
  private let centre: (Float, Float)
  private let radius: Float
  private let sun: Colour
  private let hasRing: Bool
  private let isBanded: Bool
  private let time: Float
  private let moon: (x: Float, y: Float, r: Float)

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    palette = scene.palette
    noise = Noise(scene.seed)
    let world = Palette.day[dice.index(Palette.day.count)]
    bands = Ramp([world.near, world.stops[0], world.far, world.stops[2], world.stops[3], world.sun])
    gas = Ramp([scene.palette.near * 0.4, scene.palette.stops[1], world.far, world.stops[2]])
    centre = (dice.next(0.32...0.68) * frame.aspect, dice.next(0.42...0.58))
    radius = dice.next(0.2...0.3) * min(1, frame.aspect)
    let angle = dice.next(0...6.28)
    sun = Colour(cosf(angle) * 0.8, sinf(angle) * 0.5 - 0.25, 0.42)
    hasRing = dice.next() < 0.55
    isBanded = dice.next() < 0.6
    time = frame.time
    let away = dice.next(0...6.28)
    moon = (centre.0 + cosf(away) * radius * 1.7, centre.1 + sinf(away) * radius * 1.3, radius * dice.next(0.07...0.14))
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    let dx = (x - centre.0) / radius, dy = (y - centre.1) / radius
    let far = (dx * dx + dy * dy).squareRoot()
    var light = far < 1.02 ? .zero : space(x, y)
    if let lit = ball((x - moon.x) / moon.r, (y - moon.y) / moon.r) { light = palette.sun * (lit * 0.55) }
    if far < 1.02 { light = mix(world(dx, dy, far), space(x, y), step(0.995, 1.015, far)) }
    // Air glows at the rim that faces the sun.
    let towards = clamped((dx * sun.x + dy * sun.y) / max(0.2, far) * 0.8 + 0.42)
    light += bands.at(0.72) * (expf(-abs(far - 1.0) * 26) * 0.5 * towards)
    return hasRing ? ring(light, dx, dy, far) : light
  }

  private func world(_ dx: Float, _ dy: Float, _ far: Float) -> Colour {
    let dz = max(0, 1 - far * far).squareRoot()
    let lit = max(0, dx * sun.x + dy * sun.y + dz * sun.z) * 1.35
    let tilt = dy * 0.95 + dx * 0.3
    let turn = atan2f(dx, max(0.05, dz)) + time * 0.08
    let swirl = noise.sum(turn * 1.6, tilt * 3.5, 5)
    let tone = isBanded ? 0.52 + 0.42 * noise.at(3, tilt * 4.2 + swirl * 0.55) + swirl * 0.22 : 0.45 + swirl * 0.95
    var light = bands.at(tone) * (lit * 1.15 + 0.012)
    if !isBanded { light = mix(light, Colour(repeating: lit), step(0.12, 0.5, noise.sum(turn * 2.4 + 9 + time * 0.03, tilt * 5, 5)) * 0.6) }
    return light
  }

  private func ball(_ dx: Float, _ dy: Float) -> Float? {
    let far = dx * dx + dy * dy
    guard far < 1 else { return nil }
    return max(0.02, dx * sun.x + dy * sun.y + (1 - far).squareRoot() * sun.z) * (1 + 0.3 * noise.sum(dx * 2, dy * 2, 3))
  }

  private func ring(_ under: Colour, _ dx: Float, _ dy: Float, _ far: Float) -> Colour {
    let rx = dx * 0.954 + dy * 0.3, ry = (dy * 0.954 - dx * 0.3) * 3.6
    let wide = (rx * rx + ry * ry).squareRoot()
    guard wide > 1.25, wide < 2.15, !(far < 1 && ry < 0) else { return under }
    let grooves = 0.55 + 0.45 * noise.sum(wide * 16, 2, 3)
    let cover = step(1.25, 1.32, wide) * step(2.15, 1.95, wide) * clamped(grooves) * (wide > 1.68 && wide < 1.74 ? 0.2 : 1)
    return mix(under, mix(bands.at(0.8), palette.sun, 0.3) * (0.35 + 0.6 * clamped(0.5 + (dx * sun.x + dy * sun.y) * 0.5)), cover * 0.85)
  }

  private func space(_ x: Float, _ y: Float) -> Colour {
    let bend = noise.sum(x * 1.2 + 3, y * 1.2, 3)
    let cloud = noise.sum(x * 1.5 + bend * 1.6 + time * 0.01, y * 1.5 + bend, 5)
    var light = gas.at(0.06 + max(0, cloud + 0.12) * 0.95) * (0.16 + max(0, cloud + 0.15) * 0.75)
    for grid in [Float(46), 110] {
      let cx = Float(floored(x * grid)), cy = Float(floored(y * grid))
      let chance = noise.cell(Int32(cx), Int32(cy))
      guard chance > 0.88 else { continue }
      let px = (noise.cell(Int32(cx), Int32(cy) + 77) * 0.7 + 0.15 + cx) / grid, py = (noise.cell(Int32(cx) + 77, Int32(cy)) * 0.7 + 0.15 + cy) / grid
      let far = ((x - px) * (x - px) + (y - py) * (y - py)).squareRoot()
      light += Colour(1, 0.95, 0.9) * (expf(-far * 1100 * (grid / 110 + 0.3)) * (chance - 0.85) * 8)
    }
    return light
  }
}
