import Glibc

/// Red, green and blue in linear light, so that mixing looks like mixing light.
typealias Colour = SIMD3<Float>

@inline(__always) func mix(_ a: Colour, _ b: Colour, _ t: Float) -> Colour { a + (b - a) * t }

func colour(_ hex: UInt32) -> Colour {
  func channel(_ shift: UInt32) -> Float {
    let value = Float(hex >> shift & 255) / 255
    return value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }
  return Colour(channel(16), channel(8), channel(0))
}

/// Stops of colour, mixed in OKLab so that the way between them stays clean; looked up in a table.
struct Ramp: Sendable {
  private var table: [Colour]

  init(_ stops: [Colour]) {
    let lab = stops.map(toLab)
    table = (0..<512).map { index in
      let place = Float(index) / 511 * Float(stops.count - 1)
      let left = min(stops.count - 2, Int(place))
      return fromLab(mix(lab[left], lab[left + 1], place - Float(left)))
    }
  }

  @inline(__always)
  func at(_ t: Float) -> Colour { table[Int(clamped(t) * 511)] }
}

private func toLab(_ c: Colour) -> Colour {
  let l = cbrtf(0.4122214708 * c.x + 0.5363325363 * c.y + 0.0514459929 * c.z)
  let m = cbrtf(0.2119034982 * c.x + 0.6806995451 * c.y + 0.1073969566 * c.z)
  let s = cbrtf(0.0883024619 * c.x + 0.2817188376 * c.y + 0.6299787005 * c.z)
  return Colour(
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
}

private func fromLab(_ c: Colour) -> Colour {
  let l = c.x + 0.3963377774 * c.y + 0.2158037573 * c.z
  let m = c.x - 0.1055613458 * c.y - 0.0638541728 * c.z
  let s = c.x - 0.0894841775 * c.y - 1.2914855480 * c.z
  let cubes = Colour(l * l * l, m * m * m, s * s * s)
  return Colour(
    max(0, 4.0767416621 * cubes.x - 3.3077115913 * cubes.y + 0.2309699292 * cubes.z),
    max(0, -1.2684380046 * cubes.x + 2.6097574011 * cubes.y - 0.3413193965 * cubes.z),
    max(0, -0.0041960863 * cubes.x - 0.7034186147 * cubes.y + 1.7076147010 * cubes.z))
}

/// Linear light to a byte of sRGB.
let bytesOfLight: [UInt8] = (0..<4096).map { index in
  let value = Float(index) / 4095
  let curve = value <= 0.0031308 ? value * 12.92 : 1.055 * powf(value, 1 / 2.4) - 0.055
  return UInt8(min(255, max(0, (curve * 255).rounded())))
}
