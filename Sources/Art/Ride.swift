import Glibc

/// A slow ride over a picture: nearer and to one side, with a veil of light that wanders across.
public struct Ride: Sendable {
  private let pixels: [UInt8]
  private let width: Int
  private let height: Int
  private let from: (Float, Float)
  private let to: (Float, Float)

  public init(pixels: [UInt8], width: Int, height: Int, seed: UInt64) {
    self.pixels = pixels
    self.width = width
    self.height = height
    var dice = Dice(seed)
    let angle = dice.next(0...6.28)
    from = (0.5 - cosf(angle) * 0.5, 0.5 - sinf(angle) * 0.5)
    to = (0.5 + cosf(angle) * 0.5, 0.5 + sinf(angle) * 0.5)
  }

  /// All frames after one another.
  public func frames(width frameWidth: Int, height frameHeight: Int, count: Int) -> [UInt8] {
    var all = [UInt8](repeating: 0, count: frameWidth * frameHeight * 3 * count)
    all.withUnsafeMutableBufferPointer { output in
      pixels.withUnsafeBufferPointer { input in
        for index in 0..<count {
          let part = Float(index) / Float(max(1, count - 1))
          draw(input, output.baseAddress! + index * frameWidth * frameHeight * 3, frameWidth, frameHeight, part * part * (3 - 2 * part), part)
        }
      }
    }
    return all
  }

  private func draw(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ w: Int, _ h: Int, _ eased: Float, _ part: Float) {
    let zoom = mix(1, 0.84, eased)
    let spanX = Float(w) * zoom, spanY = Float(h) * zoom
    let left = (Float(width - 2) - spanX) * mix(from.0, to.0, eased), top = (Float(height - 2) - spanY) * mix(from.1, to.1, eased)
    var place = 0
    for row in 0..<h {
      let sy = top + (Float(row) + 0.5) * zoom, y0 = Int(sy), fy = sy - Float(y0)
      for column in 0..<w {
        let sx = left + (Float(column) + 0.5) * zoom, x0 = Int(sx), fx = sx - Float(x0)
        let veil = Float(column + row / 3) / Float(w) - part * 2.2 + 0.6
        let gain = 1 + 0.16 * expf(-veil * veil * 18)
        let a = (y0 * width + x0) * 3, b = a + width * 3
        for channel in 0..<3 {
          let upper = mix(Float(input[a + channel]), Float(input[a + 3 + channel]), fx), lower = mix(Float(input[b + channel]), Float(input[b + 3 + channel]), fx)
          output[place] = UInt8(min(255, mix(upper, lower, fy) * gain))
          place += 1
        }
      }
    }
  }
}
