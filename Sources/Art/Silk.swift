import Glibc

/// Noise bent by noise, lit from the side like cloth.
struct Silk: Painter {
  private let noise: Noise
  private let ramp: Ramp
  private let shine: Colour
  private let scale: Float
  private let turn: (Float, Float)
  private let time: Float

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    noise = Noise(scene.seed)
    ramp = scene.palette.depth
    shine = scene.palette.sun
    scale = dice.next(1.0...1.5)
    let angle = dice.next(0...6.28)
    turn = (cosf(angle), sinf(angle))
    time = frame.time * 0.05
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    let px = (x * turn.0 - y * turn.1) * scale, py = (x * turn.1 + y * turn.0) * scale * 0.62
    let a = noise.sum(px, py + time, 3), b = noise.sum(px + 5.2, py + 1.3 - time, 3)
    let qx = px + 1.5 * a, qy = py + 1.5 * b
    let c = noise.sum(qx + 1.7, qy + 9.2 + time, 3)
    let fold = height(qx, qy, c)
    let slope = height(qx + 0.012, qy + 0.007, c) - fold
    let base = ramp.at(0.5 + fold * 0.4 + c * 0.55)
    let lit = clamped(0.5 + slope * 12)
    let gleam = lit * lit * lit * lit
    return base * (0.34 + 0.8 * lit) + shine * (gleam * gleam * 0.3)
  }

  @inline(__always)
  private func height(_ x: Float, _ y: Float, _ bend: Float) -> Float {
    // Folds run along one direction and are bent by the rest.
    let wave = noise.at(x * 1.2 + bend * 1.6, y * 1.1)
    let phase = x * 5.2 + wave * 5.5 + bend * 4
    return wave * 0.5 + 0.32 * sinf(phase) + 0.12 * noise.at(x * 4 + bend * 3, y * 1.6 + 4)
  }
}
