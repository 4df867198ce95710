/// Which sizes a model takes (providers.md §2.6). Where the sources differ, what one of them allows is taken.
enum RunwareSize: Sendable {
  case grid(ClosedRange<Int64>, step: Int64)
  case pairs([(Int64, Int64)])

  static func of(_ model: String) -> RunwareSize {
    switch model {
    case "runware:400@1", "runware:400@2": .grid(128...2048, step: 16)
    case "bfl:2@1": .grid(256...1440, step: 1)
    case "bfl:2@2": .pairs(both([(2048, 2048), (2752, 1536), (2368, 1792), (2496, 1664), (3136, 1344)]))
    case "bfl:5@1", "bfl:6@1": .grid(256...1920, step: 16)
    case "bfl:7@1": .grid(256...1920, step: 1)
    case "ideogram:4@4": .grid(512...1536, step: 1)
    case "bytedance:5@0", "bytedance:seedream@4.5": .pairs(both([(1024, 1024), (2048, 2048), (2560, 1440), (2304, 1728)]))
    case "google:4@2": .pairs(both([(1024, 1024), (1376, 768), (1200, 896)]))
    case "openai:1@1": .pairs(both([(1024, 1024), (1536, 1024)]))
    case "pixverse:1@5": .pairs([360, 540, 720, 1080].flatMap { side in both([(side * 16 / 9, side), (side * 4 / 3, side), (side, side)]) })
    default: model.hasPrefix("runware:") || model.hasPrefix("civitai:") ? .grid(128...2048, step: 64) : .grid(64...4096, step: 1)
    }
  }

  private static func both(_ pairs: [(Int64, Int64)]) -> [(Int64, Int64)] { pairs + pairs.map { ($0.1, $0.0) } }

  func checked(_ fields: RunwareFields) throws(RunwareRefusal) -> (Int, Int) {
    for name in ["width", "height"] where !fields.has(name) { throw fields.missing(name) }
    switch self {
    case .grid(let range, let step):
      let width = try fields.integer("width", range, step: step) ?? 0, height = try fields.integer("height", range, step: step) ?? 0
      return (Int(width), Int(height))
    case .pairs(let pairs):
      let width = try fields.integer("width", 1...8192) ?? 0, height = try fields.integer("height", 1...8192) ?? 0
      guard pairs.contains(where: { $0 == (width, height) }) else {
        throw fields.refusal("width", "and height must be one of the supported pairs: " + pairs.map { "\($0.0)x\($0.1)" }.joined(separator: ", "))
      }
      return (Int(width), Int(height))
    }
  }
}
