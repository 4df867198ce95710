/// What the structure of a picture file says about it, read without decoding a pixel.
struct PictureHeader: Equatable {
  var width: Int
  var height: Int
  var frames: Int

  /// Walks the file's blocks from the first to the last. Nothing is trusted: a block that leads outside means truncated, bytes behind
  /// the last block mean a foreign tail.
  init(_ file: FileReader, _ type: MediaType, frameLimit: Int) throws(MediaProblem) {
    switch type {
    case .png: self = try walkPNG(file, frameLimit)
    case .jpeg: self = try walkJPEG(file)
    case .webp: self = try walkWebP(file, frameLimit)
    case .gif: self = try walkGIF(file, frameLimit)
    default: throw .damaged("\(type.mime) is not a picture")
    }
    guard width > 0, height > 0 else { throw .damaged("it has no width or height") }
  }

  /// A PNG with camera data, which may say that the picture lies on its side.
  var mayBeTurned = false

  init(width: Int, height: Int, frames: Int) {
    self.width = width
    self.height = height
    self.frames = frames
  }
}

/// PNG 1.2 §4: IHDR first, IEND last, chunks of length, name, data, checksum.
private func walkPNG(_ file: FileReader, _ frameLimit: Int) throws(MediaProblem) -> PictureHeader {
  let head = file.bytes(at: 0, 33)
  guard head.count == 33 else { throw .truncated }
  guard head.text(12, 4) == "IHDR", head.bigEndian(8, 4) == 13 else { throw .damaged("the PNG header is missing") }
  var found = PictureHeader(width: head.bigEndian(16, 4), height: head.bigEndian(20, 4), frames: 1)
  var offset = 33, hasData = false
  while true {
    let chunk = file.bytes(at: offset, 12)
    guard chunk.count >= 8 else { throw .truncated }
    let length = chunk.bigEndian(0, 4), name = chunk.text(4, 4)
    guard length <= file.count - offset - 12 else { throw .truncated }
    if name == "IDAT" { hasData = true }
    if name == "eXIf" { found.mayBeTurned = true }
    if name == "acTL" { found.frames = max(1, file.bytes(at: offset + 8, 4).bigEndian(0, 4)) }
    // Compressed text and profiles of a picture may themselves be bombs.
    if ["zTXt", "iTXt", "iCCP"].contains(name), length > 2 << 20 { throw .damaged("a text block of \(length) bytes") }
    offset += 12 + length
    if name == "IEND" { break }
  }
  guard hasData else { throw .damaged("it has no picture data") }
  guard found.frames <= frameLimit else { throw .tooManyFrames(found.frames, limit: frameLimit) }
  guard offset == file.count else { throw .trailingData(file.count - offset) }
  return found
}

/// ITU T.81 annex B: segments up to the first scan, then the end marker near the end of the file. Cameras put a second picture or padding
/// behind it, so a tail is refused only when it looks like another format.
private func walkJPEG(_ file: FileReader) throws(MediaProblem) -> PictureHeader {
  var offset = 2
  var found: PictureHeader?
  walk: while true {
    let segment = file.bytes(at: offset, 10)
    guard segment.count >= 4 else { throw .truncated }
    guard segment[0] == 0xFF else { throw .damaged("a JPEG marker is missing") }
    let marker = segment[1]
    if marker == 0xFF { offset += 1; continue }
    if marker == 0x01 || (0xD0...0xD7).contains(marker) { offset += 2; continue }
    let length = segment.bigEndian(2, 2)
    guard length >= 2 else { throw .damaged("a JPEG segment without length") }
    switch marker {
    case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
      guard segment.count >= 9, found == nil else { throw .damaged("the JPEG frame header") }
      found = PictureHeader(width: segment.bigEndian(7, 2), height: segment.bigEndian(5, 2), frames: 1)
    case 0xDA: break walk
    case 0xD9: throw .truncated
    default: break
    }
    offset += 2 + length
  }
  guard let found else { throw .damaged("a JPEG scan before its frame") }
  let tailStart = max(offset, file.count - (256 << 10))
  let tail = file.bytes(at: tailStart, 256 << 10)
  guard let end = lastEndMarker(tail) else { throw .truncated }
  let rest = tail[(end + 2)...]
  if looksForeign(rest) { throw .trailingData(rest.count) }
  return found
}

private func lastEndMarker(_ bytes: [UInt8]) -> Int? {
  guard bytes.count >= 2 else { return nil }
  for index in stride(from: bytes.count - 2, through: 0, by: -1) where bytes[index] == 0xFF && bytes[index + 1] == 0xD9 { return index }
  return nil
}

/// Whether a tail holds what a browser or unpacker would take for something else.
private func looksForeign(_ bytes: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: bytes.prefix(64 << 10), as: UTF8.self).lowercased()
  return ["<html", "<script", "<svg", "<?php", "%pdf-", "pk\u{3}\u{4}", "<!doctype", "#!/"].contains { text.contains($0) }
}

/// RFC 9649: a RIFF container whose length covers the file; VP8, VP8L or VP8X first.
private func walkWebP(_ file: FileReader, _ frameLimit: Int) throws(MediaProblem) -> PictureHeader {
  let head = file.bytes(at: 0, 30)
  guard head.count == 30 else { throw .truncated }
  let stated = head.littleEndian(4, 4) + 8
  guard stated <= file.count else { throw .truncated }
  guard file.count - stated <= 1 else { throw .trailingData(file.count - stated) }
  var found: PictureHeader
  switch head.text(12, 4) {
  case "VP8 ":
    guard head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A else { throw .damaged("the WebP key frame") }
    found = PictureHeader(width: head.littleEndian(26, 2) & 0x3FFF, height: head.littleEndian(28, 2) & 0x3FFF, frames: 1)
  case "VP8L":
    guard head[20] == 0x2F else { throw .damaged("the WebP signature") }
    let bits = head.littleEndian(21, 4)
    found = PictureHeader(width: (bits & 0x3FFF) + 1, height: ((bits >> 14) & 0x3FFF) + 1, frames: 1)
  case "VP8X": found = PictureHeader(width: head.littleEndian(24, 3) + 1, height: head.littleEndian(27, 3) + 1, frames: 1)
  default: throw .damaged("the first WebP block")
  }
  var offset = 12, animated = 0, hasPicture = false
  while offset + 8 <= stated {
    let chunk = file.bytes(at: offset, 8)
    let name = chunk.text(0, 4), length = chunk.littleEndian(4, 4)
    guard length <= stated - offset - 8 else { throw .truncated }
    if name == "ANMF" { animated += 1 }
    hasPicture = hasPicture || ["VP8 ", "VP8L", "ANMF"].contains(name)
    guard animated <= frameLimit else { throw .tooManyFrames(animated, limit: frameLimit) }
    offset += 8 + length + length & 1
  }
  guard hasPicture else { throw .damaged("it has no picture data") }
  found.frames = max(1, animated)
  return found
}

/// GIF89a: screen, then blocks up to the trailer.
private func walkGIF(_ file: FileReader, _ frameLimit: Int) throws(MediaProblem) -> PictureHeader {
  let head = file.bytes(at: 0, 13)
  guard head.count == 13 else { throw .truncated }
  var found = PictureHeader(width: head.littleEndian(6, 2), height: head.littleEndian(8, 2), frames: 0)
  var offset = 13 + colourTable(head[10])
  while true {
    guard let kind = file.bytes(at: offset, 1).first else { throw .truncated }
    switch kind {
    case 0x21: offset = try skipSubBlocks(file, offset + 2)
    case 0x2C:
      let image = file.bytes(at: offset, 10)
      guard image.count == 10 else { throw .truncated }
      found.frames += 1
      guard found.frames <= frameLimit else { throw .tooManyFrames(found.frames, limit: frameLimit) }
      offset = try skipSubBlocks(file, offset + 10 + colourTable(image[9]) + 1)
    case 0x3B:
      guard found.frames > 0 else { throw .damaged("it has no picture data") }
      guard file.count == offset + 1 else { throw .trailingData(file.count - offset - 1) }
      return found
    default: throw .damaged("an unknown GIF block")
    }
  }
}

private func colourTable(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

private func skipSubBlocks(_ file: FileReader, _ start: Int) throws(MediaProblem) -> Int {
  var offset = start
  // Blocks are small; reading them in one piece of the file at a time keeps this fast.
  var window = file.bytes(at: offset, 64 << 10), base = offset
  while true {
    if offset - base >= window.count {
      window = file.bytes(at: offset, 64 << 10)
      base = offset
    }
    guard offset - base < window.count else { throw .truncated }
    let length = Int(window[offset - base])
    offset += 1 + length
    if length == 0 { return offset }
  }
}
