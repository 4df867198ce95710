/// Smooth noise over the plane and its sums, the clay of every style. Values lie within about -1 and 1.
struct Noise: Sendable {
  private let seed: UInt32

  init(_ seed: UInt64) { self.seed = UInt32(truncatingIfNeeded: mixed(seed) >> 16) }

  /// Gradient noise with a quintic fade.
  @inline(__always)
  func at(_ x: Float, _ y: Float) -> Float {
    let ix = floored(x), iy = floored(y)
    let dx = x - Float(ix), dy = y - Float(iy)
    let sx = fade(dx), sy = fade(dy)
    let top = mix(slope(ix, iy, dx, dy), slope(ix &+ 1, iy, dx - 1, dy), sx)
    let bottom = mix(slope(ix, iy &+ 1, dx, dy - 1), slope(ix &+ 1, iy &+ 1, dx - 1, dy - 1), sx)
    return mix(top, bottom, sy) * 1.4
  }

  /// Octaves, each twice as fine and half as strong.
  @inline(__always)
  func sum(_ x: Float, _ y: Float, _ octaves: Int) -> Float {
    var total: Float = 0, strength: Float = 0.5, x = x, y = y
    for _ in 0..<octaves {
      total += strength * at(x, y)
      // A turn between octaves hides the grid.
      (x, y) = (1.6 * x + 1.2 * y + 17.3, 1.6 * y - 1.2 * x + 5.1)
      strength *= 0.5
    }
    return total
  }

  /// Sharp crests, for mountains.
  func ridges(_ x: Float, _ y: Float, _ octaves: Int) -> Float {
    var total: Float = 0, strength: Float = 0.5, weight: Float = 1, scale: Float = 1
    for _ in 0..<octaves {
      var crest = 1 - abs(at(x * scale, y + scale))
      crest *= crest * weight
      weight = min(1, max(0, crest * 1.6))
      total += crest * strength
      strength *= 0.48
      scale *= 2.1
    }
    return total
  }

  /// A number within 0 and 1 for a cell.
  @inline(__always)
  func cell(_ x: Int32, _ y: Int32) -> Float { Float(hash(x, y) >> 8) / 16_777_216 }

  @inline(__always)
  private func hash(_ x: Int32, _ y: Int32) -> UInt32 {
    var value = UInt32(bitPattern: x) &* 0x9E37_79B1 ^ UInt32(bitPattern: y) &* 0x85EB_CA77 ^ seed
    value = (value ^ value >> 15) &* 0x2C1B_3C6D
    value = (value ^ value >> 12) &* 0x297A_2D39
    return value ^ value >> 15
  }

  @inline(__always)
  private func slope(_ x: Int32, _ y: Int32, _ dx: Float, _ dy: Float) -> Float {
    let bits = hash(x, y)
    // Eight directions.
    let a = bits & 1 == 0 ? dx : -dx, b = bits & 2 == 0 ? dy : -dy
    return bits & 4 == 0 ? (bits & 8 == 0 ? a * 0.924 + b * 0.383 : a * 0.383 + b * 0.924) : (a + b) * 0.707
  }
}

/// A 64-bit number well stirred.
func mixed(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
  return z ^ z >> 31
}

/// Numbers in a row from a seed.
struct Dice: Sendable {
  private var state: UInt64
  init(_ seed: UInt64) { state = mixed(seed) }

  mutating func next() -> Float {
    state = mixed(state)
    return Float(state >> 40) / 16_777_216
  }

  mutating func next(_ range: ClosedRange<Float>) -> Float { range.lowerBound + next() * (range.upperBound - range.lowerBound) }
  mutating func index(_ count: Int) -> Int { min(count - 1, Int(next() * Float(count))) }
}

/// The whole number below; far quicker than `rounded(.down)`, which is a call on plain x86-64.
@inline(__always) func floored(_ x: Float) -> Int32 {
  let whole = Int32(x)
  return Float(whole) > x ? whole &- 1 : whole
}

@inline(__always) func fade(_ t: Float) -> Float { t * t * t * (t * (t * 6 - 15) + 10) }
@inline(__always) func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }
@inline(__always) func clamped(_ t: Float) -> Float { min(1, max(0, t)) }
@inline(__always) func step(_ low: Float, _ high: Float, _ t: Float) -> Float {
  let s = clamped((t - low) / (high - low))
  return s * s * (3 - 2 * s)
}
