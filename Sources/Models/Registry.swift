import Domain

/// Every model there is. To add one: its file and its line here.
public enum Registry {
  public static let all: [Model] = [
    // image_editing
    .nanoBananaEdit,
    .seedream4Edit,
    .qwenImageEdit,
    .flux1KontextProEdit,
    .flux1FillPro,
    .ideogramV3Remix,
    .ideogram3Reframe,
    .gemini25FlashImageEdit,
    .gemini3ProImageEdit,
    .topazUpscale,
    .recraftCrispUpscale,
    .clarityUpscaler,
    .realESRGANUpscale,
    .recraftRemoveBackground,
    .remBG14,
    // prompt_to_image
    .flux1Schnell,
    .flux1Dev,
    .flux11Pro,
    .flux11ProUltra,
    .flux1KontextPro,
    .flux1KontextMax,
    .flux2Pro,
    .flux2Flex,
    .flux2Dev,
    .flux2Max,
    .nanoBanana,
    .nanoBanana2,
    .nanoBananaPro,
    .imagen4Fast,
    .imagen4,
    .imagen4Ultra,
    .seedream3,
    .seedream4,
    .seedream45,
    .seedream5Lite,
    .gpt4oImage,
    .gptImage15,
    .ideogramV3,
    .qwenImage,
    .grokImagine,
    .zImage,
    .midjourneyV7,
    .stableDiffusionXL,
    .stableDiffusion3,
    .hiDreamI1Full,
    .gemini25FlashImage,
    .gemini31FlashImage,
    .gemini3ProImage,
    .ownServer,
    // prompt_to_video
    .kling25TurboPro,
    .kling26,
    .kling21Master,
    .veo31Fast,
    .veo31Quality,
    .seedance1Pro,
    .wan25,
    .hailuo02Pro,
    .runway,
    .grokImagineVideo,
    .pixVerseV5,
    .sora2,
    .sora2Pro,
    // image_to_video
    .kling21ProImage,
    .kling25TurboProImage,
    .kling26Image,
    .veo31FastImage,
    .veo31QualityImage,
    .seedance1ProImage,
    .wan25Image,
    .hailuo23ProImage,
    .runwayImage,
    .grokImagineVideoImage,
    .pixVerseV5Image,
    .sora2Image,
    .sora2ProImage,
    // prompt_to_audio
    .elevenLabsTurbo25,
    .elevenLabsMultilingual2,
    .sunoV5,
  ]

  /// The specification's `getModel`.
  public static func find(_ recordID: String) -> Model? { byRecordID[recordID] }

  public static let everyProvider = Set(ProviderID.allCases.map(\.rawValue))

  /// The model of that id, on or off, of a provider that the installation knows.
  public static func known(_ recordID: String, providers: Set<String> = everyProvider) throws(Failure) -> Model {
    guard let model = find(recordID)?.offered(by: providers) else { throw Failure(.modelNotFound, "There is no model “\(recordID.prefix(64))”.") }
    guard providers.contains(model.provider.rawValue) else { throw Failure(.modelNotFound, model.inactiveReason) }
    return model
  }

  /// The model that somebody may use: known, and switched on.
  public static func active(_ recordID: String, providers: Set<String> = everyProvider) throws(Failure) -> Model {
    let model = try known(recordID, providers: providers)
    guard model.isActive else { throw Failure(.modelNotFound, model.inactiveReason ?? "\(model.name) is switched off.") }
    return model
  }

  /// The specification's `getModelsByContentType`, in the order of families and variants.
  public static func models(of type: ContentType) -> [Model] { all.filter { $0.contentType == type } }

  /// By the provider's id, which may occur under several content types.
  public static func models(withID modelID: String) -> [Model] { all.filter { $0.modelID == modelID } }

  private static let byRecordID = Dictionary(all.map { ($0.recordID, $0) }) { first, _ in first }
}
