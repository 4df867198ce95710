/// Colours that go together: the sky from its top to the horizon, what shines, what is far and what is near.
struct Palette: Sendable {
  let sky: Ramp
  let stops: [Colour]
  let sun: Colour
  let far: Colour
  let near: Colour

  private init(_ sky: [UInt32], sun: UInt32, far: UInt32, near: UInt32) {
    stops = sky.map(colour)
    self.sky = Ramp(stops)
    self.sun = colour(sun)
    self.far = colour(far)
    self.near = colour(near)
  }

  /// From the darkest to the brightest, for styles without a sky.
  var depth: Ramp { Ramp([near, stops[0], far, stops[2], stops[3], sun]) }

  var horizon: Colour { stops[3] }

  static let day: [Palette] = [
    Palette([0x2B1D52, 0x7B3F7D, 0xF08A6B, 0xFFD9A0], sun: 0xFFF1CF, far: 0xB5637F, near: 0x1F1438),  // dusk
    Palette([0x3F93BF, 0x8CC7D6, 0xD9E8D2, 0xFBE3B5], sun: 0xFFF9E8, far: 0xE7B071, near: 0x6E2E17),  // desert
    Palette([0x0C3B4F, 0x2F7F86, 0x9CCBB2, 0xF6E7B4], sun: 0xFFF8DC, far: 0x6FA79C, near: 0x07262F),  // teal
    Palette([0x45325E, 0xA0607F, 0xF2A7A0, 0xFFE2CF], sun: 0xFFF4EC, far: 0xC98099, near: 0x2C1B3D),  // rose
    Palette([0x1B0F1F, 0x5C1A2E, 0xC8402C, 0xFFB347], sun: 0xFFE3B0, far: 0x8F2F2C, near: 0x12080F),  // ember
    Palette([0x7FB8B5, 0xB6E0D6, 0xF3EFDC, 0xFFD6B8], sun: 0xFFFFFF, far: 0x8FC6BD, near: 0x1F4A50),  // mint
    Palette([0xE9B872, 0xF3CF93, 0xF9E2B4, 0xFFF3D6], sun: 0xFFFDF5, far: 0xD3905B, near: 0x43220F),  // gold
    Palette([0x24346B, 0x5B6CB5, 0xC6A6CF, 0xFBD9C8], sun: 0xFFF3E6, far: 0x8479B0, near: 0x161A3C),  // lavender
  ]

  static let night: [Palette] = [
    Palette([0x050818, 0x0D1B3E, 0x1D3D63, 0x3E6F86], sun: 0xDDF5E9, far: 0x1A3350, near: 0x03060F),
    Palette([0x0B0620, 0x22104A, 0x4A2270, 0x8A4A8E], sun: 0xF6E8FF, far: 0x331A58, near: 0x070313),
    Palette([0x04100F, 0x0A2A2B, 0x14504A, 0x3E8C74], sun: 0xE9FFF2, far: 0x0F3A38, near: 0x020807),
  ]

  /// Strong and clear, for shapes.
  static let paper: [Palette] = [
    Palette([0x14213D, 0x2A6F97, 0xF4A261, 0xF6E7CB], sun: 0xE76F51, far: 0x2A9D8F, near: 0x0B132B),
    Palette([0x3D1E42, 0xA23B72, 0xF18F01, 0xFBE8C8], sun: 0xFFD166, far: 0xC73E1D, near: 0x1E1024),
    Palette([0x1B4332, 0x40916C, 0xB7E4C7, 0xFEFAE0], sun: 0xDDA15E, far: 0x74C69D, near: 0x081C15),
    Palette([0x22223B, 0x4A4E69, 0xC9ADA7, 0xF2E9E4], sun: 0xE07A5F, far: 0x9A8C98, near: 0x11111F),
    Palette([0x03045E, 0x0077B6, 0x90E0EF, 0xF1FAEE], sun: 0xFFB4A2, far: 0x00B4D8, near: 0x01012B),
  ]
}
