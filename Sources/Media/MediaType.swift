import Domain

/// The file formats that the store takes, told apart by their first bytes and never by name or header.
public enum MediaType: String, Sendable, CaseIterable {
  case png, jpeg, webp, gif
  case mp4, webm, mov
  case mp3, wav, ogg, flac

  public var kind: MediaKind {
    switch self {
    case .png, .jpeg, .webp, .gif: .image
    case .mp4, .webm, .mov: .video
    case .mp3, .wav, .ogg, .flac: .audio
    }
  }

  public var mime: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webp: "image/webp"
    case .gif: "image/gif"
    case .mp4: "video/mp4"
    case .webm: "video/webm"
    case .mov: "video/quicktime"
    case .mp3: "audio/mpeg"
    case .wav: "audio/wav"
    case .ogg: "audio/ogg"
    case .flac: "audio/flac"
    }
  }

  public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  /// The type behind a MIME name with or without parameters; nil when it is none of ours.
  public init?(mime: String) {
    let name = mime.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    switch name {
    case "image/jpg": self = .jpeg
    case "audio/mp3": self = .mp3
    case "audio/x-wav", "audio/wave", "audio/vnd.wave": self = .wav
    case "audio/x-flac": self = .flac
    case "application/ogg": self = .ogg
    default:
      guard let type = MediaType.allCases.first(where: { $0.mime == name }) else { return nil }
      self = type
    }
  }

  /// The type that the first 16 or more bytes of a file show; nil when they show none of ours.
  public static func sniff(_ bytes: some Collection<UInt8>) -> MediaType? {
    let head = Array(bytes.prefix(64))
    func has(_ text: String, at offset: Int = 0) -> Bool {
      head.count >= offset + text.utf8.count && head[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if has("GIF87a") || has("GIF89a") { return .gif }
    if has("RIFF") && has("WEBP", at: 8) { return .webp }
    if has("RIFF") && has("WAVE", at: 8) { return .wav }
    if has("ftyp", at: 4) { return has("qt  ", at: 8) ? .mov : isStillBrand(head) ? nil : .mp4 }
    if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return .webm }
    if has("OggS") { return .ogg }
    if has("fLaC") { return .flac }
    if has("ID3") || isMPEGAudioFrame(head) { return .mp3 }
    return nil
  }

  /// AVIF and HEIC share MP4's container; we do not take them.
  private static func isStillBrand(_ head: [UInt8]) -> Bool {
    guard head.count >= 12 else { return true }
    return ["avif", "avis", "heic", "heix", "hevc", "mif1", "msf1"].contains(String(decoding: head[8..<12], as: UTF8.self))
  }

  /// Sync of eleven bits, then a version, layer III, bit rate and sampling rate that exist.
  private static func isMPEGAudioFrame(_ head: [UInt8]) -> Bool {
    guard head.count >= 4, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return false }
    return head[1] & 0x18 != 0x08 && head[1] & 0x06 == 0x02 && head[2] & 0xF0 != 0xF0 && head[2] & 0xF0 != 0 && head[2] & 0x0C != 0x0C
  }
}
