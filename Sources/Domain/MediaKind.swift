/// What a generation makes: the `type` of its row.
public enum MediaKind: String, Sendable, CaseIterable {
  case image, video, audio
}
