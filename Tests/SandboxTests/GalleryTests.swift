import Art
import Testing

@Suite struct GalleryTests {
  @Test("a picture follows from words and seed, and another seed gives another")
  func seeds() {
    let first = Scene(prompt: "a red kite over dunes", seed: 1).render(width: 48, height: 32)
    #expect(first.count == 48 * 32 * 3)
    #expect(first == Scene(prompt: "a red kite over dunes", seed: 1).render(width: 48, height: 32))
    #expect(first != Scene(prompt: "a red kite over dunes", seed: 2).render(width: 48, height: 32))
    #expect(first != Scene(prompt: "a red kite over hills", seed: 1).render(width: 48, height: 32))
  }

  @Test("words choose the style", arguments: [("a lighthouse by the ocean", Scene.Style.sea), ("pine forest", .forest), ("the moon landing", .planet)])
  func words(prompt: String, style: Scene.Style) { #expect(Scene(prompt: prompt, seed: 5).style == style) }

  @Test("every style has light and dark, and moves", arguments: ["mountain", "dune", "forest", "sea", "aurora", "silk", "paper", "planet", "music", "city"])
  func styles(word: String) {
    let scene = Scene(prompt: word, seed: 3)
    let pixels = scene.render(width: 96, height: 64)
    #expect(Int(pixels.max()!) - Int(pixels.min()!) > 90)
    #expect(pixels != scene.render(width: 96, height: 64, time: 2))
  }
}
