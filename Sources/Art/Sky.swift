import Glibc

/// A sky from the top to the horizon, with clouds and a sun (x, y, radius).
struct Sky {
  let sun: Colour
  private let palette: Palette
  private let noise: Noise
  private let time: Float

  init(_ scene: Scene, _ frame: Frame, sun: Colour) {
    self.sun = sun
    palette = scene.palette
    noise = Noise(scene.seed ^ 0x5117)
    time = frame.time
  }

  @inline(__always)
  func light(_ x: Float, _ y: Float) -> Colour {
    let dx = x - sun.x, dy = y - sun.y
    let far = (dx * dx + dy * dy).squareRoot()
    var light = palette.sky.at(y * 1.55)
    let cloud = noise.sum(x * 1.5 + time * 0.02, y * 7, 4)
    light = mix(light, mix(palette.horizon, palette.sun, 0.4), step(0.02, 0.42, cloud) * 0.42 * step(0, 0.2, y))
    light += palette.sun * (0.34 * expf(-far * 7) + 0.14 * expf(-far * 2.2))
    return mix(light, palette.sun * 1.06, step(sun.z + 0.0025, sun.z - 0.0005, far))
  }
}
