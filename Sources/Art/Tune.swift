import Glibc

/// Music that follows from its words and a seed: a bass, broken chords, a melody, and a beat where the words do not ask for calm.
public struct Tune: Sendable {
  private let seed: UInt64
  private let isCalm: Bool
  private let isMinor: Bool
  private let root: Int
  private let beat: Double

  public init(prompt: String, seed: UInt64) {
    let words = prompt.lowercased()
    let own = words.utf8.reduce(UInt64(1_469_598_103_934_665_603)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    self.seed = mixed(own ^ mixed(seed))
    isCalm = ["calm", "ambient", "sleep", "piano", "soft", "quiet", "slow", "ballad"].contains(where: words.contains)
    isMinor = ["sad", "dark", "night", "rain", "minor", "lonely"].contains(where: words.contains) || self.seed % 3 == 0
    root = 45 + Int(self.seed >> 8 & 7)
    beat = 60 / (isCalm ? 66 + Double(self.seed >> 16 & 15) : 96 + Double(self.seed >> 16 & 31))
  }

  /// One channel of so many seconds.
  public func samples(seconds: Double, rate: Int) -> [Int16] {
    var mix = [Float](repeating: 0, count: Int(seconds * Double(rate)))
    for index in 0..<Int(seconds / beat) + 1 { play(index, &mix, rate) }
    let fade = min(mix.count, rate)
    for index in 0..<fade { mix[mix.count - 1 - index] *= Float(index) / Float(fade) }
    return mix.map { Int16(max(-1, min(1, tanhf($0))) * 30_000) }
  }

  private func play(_ index: Int, _ mix: inout [Float], _ rate: Int) {
    let start = Double(index) * beat, bar = index / 4
    let chord = [[0, 3, 4, 3], [0, 5, 3, 4], [0, 4, 5, 3], [5, 3, 0, 4]][Int(seed >> 24 & 3)][bar % 4]
    if index % 2 == 0 { pluck(note(chord) - 12, start, 1.6, 0.30, 1, &mix, rate) }
    for half in 0..<2 {
      let step = [0, 2, 4, 2][(index * 2 + half) % 4]
      pluck(note(chord + step), start + Double(half) * beat / 2, 0.9, 0.14, 3, &mix, rate)
    }
    // A phrase of eight beats comes again, a little changed.
    let dice = mixed(seed ^ UInt64(index % 8 + 8 * (bar / 8)))
    if dice % 10 < (isCalm ? 4 : 7) { pluck(note(chord + [0, 2, 4, 6, 7, 9][Int(dice >> 8 % 6) % 6]) + 12, start + (dice >> 20 & 1 == 1 ? beat / 2 : 0), 1.1, 0.2, 2, &mix, rate) }
    if !isCalm { drum(start, index % 2 == 0 ? 58 : 190, index % 2 == 0 ? 0.5 : 0.22, &mix, rate) }
  }

  /// The pitch of a degree of the scale.
  private func note(_ degree: Int) -> Int {
    let scale = isMinor ? [0, 2, 3, 5, 7, 8, 10] : [0, 2, 4, 5, 7, 9, 11]
    return root + 12 * (degree / 7) + scale[degree % 7]
  }

  private func pluck(_ pitch: Int, _ start: Double, _ length: Double, _ loudness: Float, _ harmonics: Int, _ mix: inout [Float], _ rate: Int) {
    let step = Float(440 * pow(2, Double(pitch - 69) / 12) * 2 * .pi / Double(rate))
    let first = Int(start * Double(rate)), count = Int(length * Double(rate))
    for index in 0..<max(0, min(count, mix.count - first)) {
      let part = Float(index) / Float(count), phase = step * Float(index)
      let envelope = min(1, Float(index) / 160) * expf(-4.5 * part) * (1 - part)
      var wave = sinf(phase)
      for harmonic in 1..<max(2, harmonics + 1) where harmonic > 1 { wave += sinf(phase * Float(harmonic)) / Float(harmonic * 2) }
      mix[first + index] += wave * envelope * loudness
    }
  }

  private func drum(_ start: Double, _ pitch: Float, _ loudness: Float, _ mix: inout [Float], _ rate: Int) {
    let first = Int(start * Double(rate)), count = rate / 7
    var noise = seed
    for index in 0..<max(0, min(count, mix.count - first)) {
      let part = Float(index) / Float(count)
      noise = noise &* 6_364_136_223_846_793_005 &+ 1
      let hiss = pitch > 100 ? Float(Int32(truncatingIfNeeded: noise >> 32)) / 2_147_483_648 : 0
      mix[first + index] += (sinf(2 * .pi * pitch * (1 - part * 0.4) * Float(index) / Float(rate)) + hiss) * expf(-7 * part) * loudness
    }
  }
}
