import Threads

extension Sandbox {
  /// The bytes behind an address, a data URI, or the id of an upload or a result.
  func inputFile(_ address: String) throws(StudioProblem) -> [UInt8] {
    let known = state.with { state in
      state.uploads[address] ?? state.jobs.values.compactMap { $0.pieces?.first { $0.uuid == address }?.url }.first
    }
    guard let bytes = fetched(known ?? address) else { throw StudioProblem(text: "The input file could not be fetched") }
    return bytes
  }

  func inputPicture(_ address: String) throws(StudioProblem) -> (bytes: [UInt8], coder: String) {
    let bytes = try inputFile(address), look = appearance(bytes)
    guard look.mime.hasPrefix("image/") else { throw StudioProblem(text: "The input is not an image") }
    return (bytes, coder(look))
  }

  /// GraphicsMagick's name of a format.
  func coder(_ look: (fileExtension: String, mime: String)) -> String { look.fileExtension == "jpg" ? "jpeg" : look.fileExtension }

  /// Width by height of a picture or a film.
  func shape(of file: [UInt8]) throws(StudioProblem) -> Double {
    let look = appearance(file)
    let text = look.mime.hasPrefix("image/")
      ? try tool("/usr/bin/gm", ["identify", "-format", "%w %h\n", "\(coder(look)):-[0]"], input: file)
      : try tool("/usr/bin/ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0:s=\\ ", "pipe:0"], input: file)
    let sides = String(decoding: text, as: UTF8.self).split { !$0.isNumber }.compactMap { Double($0) }
    guard sides.count >= 2, sides[0] > 0, sides[1] > 0 else { throw StudioProblem(text: "The input could not be read") }
    return sides[0] / sides[1]
  }
}
