/// The five ways of making something, in the order in which people see them.
public enum ContentType: String, Sendable, CaseIterable {
  case imageEditing = "image_editing"
  case promptToImage = "prompt_to_image"
  case promptToVideo = "prompt_to_video"
  case imageToVideo = "image_to_video"
  case promptToAudio = "prompt_to_audio"

  public var label: String {
    switch self {
    case .imageEditing: "Image Editing"
    case .promptToImage: "Text to Image"
    case .promptToVideo: "Text to Video"
    case .imageToVideo: "Image to Video"
    case .promptToAudio: "Audio Studio"
    }
  }

  /// The specification's `getGenerationType`.
  public var kind: MediaKind {
    switch self {
    case .imageEditing, .promptToImage: .image
    case .promptToVideo, .imageToVideo: .video
    case .promptToAudio: .audio
    }
  }
}
