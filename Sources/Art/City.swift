import Glibc

/// A skyline in the evening, far to near, with windows that are lit.
struct City: Painter {
  private struct Block { var left: Float; var right: Float; var top: Float; var mast: Float; var tint: Float; var id: Int32 }

  private let palette: Palette
  private let warm: Ramp
  private let noise: Noise
  private let rows: [[Int]]
  private let blocks: [[Block]]
  private let moon: (x: Float, y: Float, r: Float)
  private let time: Float
  private let street: Float

  init(_ scene: Scene, _ frame: Frame) {
    var dice = Dice(scene.seed)
    palette = scene.palette
    noise = Noise(scene.seed)
    time = frame.time
    street = 0.9
    let glow = [Palette.day[0], Palette.day[3], Palette.day[4], Palette.day[7]][dice.index(4)]
    warm = Ramp([mix(scene.palette.stops[0], glow.stops[0], 0.4), glow.stops[0], glow.stops[1], glow.stops[2], glow.stops[3]])
    moon = (dice.next(0.15...0.85) * frame.aspect, dice.next(0.14...0.3), dice.next(0.04...0.08))
    var all: [[Block]] = [], lookup: [[Int]] = []
    for layer in 0..<4 {
      let depth = Float(layer) / 3
      var x = -0.3 - dice.next() * 0.1, row: [Block] = []
      while x < frame.aspect + 0.5 {
        let width = (0.04 + 0.07 * dice.next()) * (0.6 + depth)
        let height = (0.16 + 0.36 * dice.next() * dice.next()) * (1.1 - depth * 0.25) + (1 - depth) * 0.16
        row.append(Block(
          left: x, right: x + width, top: 0.9 - height, mast: dice.next() < 0.22 ? 0.02 + 0.07 * dice.next() : 0, tint: dice.next(), id: Int32(layer * 1000 + row.count)))
        x += width + 0.004 * dice.next()
      }
      let shift = frame.time * 0.004 * (1 + 3 * depth)
      row = row.map { block in
        var block = block
        block.left -= shift
        block.right -= shift
        return block
      }
      var place = 0
      lookup.append((0...frame.width).map { column in
        let x = (Float(column) + 0.5) * frame.pixel
        while place < row.count - 1, row[place].right < x { place += 1 }
        return place
      })
      all.append(row)
    }
    blocks = all
    rows = lookup
  }

  func light(_ x: Float, _ y: Float, column: Int) -> Colour {
    guard y > street else { return above(x, y, column) }
    // A wet street mirrors everything.
    let depth = y - street
    let ripple = noise.sum(x * 7, depth * 60 - time * 0.3, 3)
    return above(x + ripple * 0.02, street - depth * 2.4 - abs(ripple) * 0.03, column) * 0.5 + palette.near * 0.5
  }

  private func above(_ x: Float, _ y: Float, _ column: Int) -> Colour {
    for layer in stride(from: 3, through: 0, by: -1) {
      let row = blocks[layer]
      let block = row[rows[layer][column]]
      if x >= block.left, x <= block.right, y >= block.top { return wall(block, layer, x, y) }
      if block.mast > 0, abs(x - (block.left + block.right) / 2) < 0.0016, y >= block.top - block.mast { return wallTint(layer, block) }
    }
    return sky(x, y)
  }

  private func wallTint(_ layer: Int, _ block: Block) -> Colour {
    let depth = Float(layer) / 3
    return mix(warm.at(0.5), palette.near, 0.42 + 0.5 * depth) * (0.75 + 0.3 * block.tint)
  }

  private func wall(_ block: Block, _ layer: Int, _ x: Float, _ y: Float) -> Colour {
    let depth = Float(layer) / 3
    var light = wallTint(layer, block)
    light = mix(light, warm.at(0.75), step(0.5, 0.95, y) * 0.3 * (1 - depth))
    let size: Float = 0.008 + 0.006 * depth
    let wx = (x - block.left) / size, wy = (y - block.top) / (size * 1.5)
    let cx = Float(floored(wx)), cy = Float(floored(wy))
    let fx = wx - cx, fy = wy - cy
    guard fx > 0.25, fx < 0.8, fy > 0.25, fy < 0.72, wy > 1, x < block.right - size * 0.6, x > block.left + size * 0.4 else { return light }
    let chance = noise.cell(Int32(cx) &+ block.id &* 131, Int32(cy))
    guard chance > 0.5 + 0.2 * block.tint else { return light * 0.86 }
    let flicker = sinf(time * 0.7 + chance * 60) > -0.93 ? 1 : Float(0.25)
    return mix(colour(0xFFC66D), chance > 0.93 ? colour(0x9FE7FF) : colour(0xFFE9B8), clamped(chance * 4 - 3)) * ((0.25 + 0.65 * chance) * flicker * (0.4 + 0.6 * depth))
  }

  private func sky(_ x: Float, _ y: Float) -> Colour {
    var light = warm.at(y * 1.25)
    let cloud = noise.sum(x * 1.3 + time * 0.015, y * 8, 4)
    light = mix(light, warm.at(y * 1.25 + 0.3), step(0, 0.45, cloud) * 0.5)
    let far = ((x - moon.x) * (x - moon.x) + (y - moon.y) * (y - moon.y)).squareRoot()
    light += palette.sun * (0.25 * expf(-far * 9))
    return mix(light, palette.sun, step(moon.r + 0.002, moon.r - 0.001, far) * 0.95)
  }
}
