extension Model {
  static let veo31Fast: Model = Model(
    modelID: "veo3_fast",
    recordID: "ce20f116-28f5-458c-b314-1db98fdd0aa3",
    name: "Veo 3.1 Fast",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Veo",
    variant: "3.1 Fast",
    orderInFamily: 1,
    hue: 8,
    blurb: "Google's video with sound, at a quarter of the price of the best.",
    logo: "/logos/veo.svg",
    expectedSeconds: 90,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/veo/generate",
    statusEndpoint: "/api/v1/veo/record-info",
    payload: .flat(modelKey: "model", [
      Payload.Constant("generationType", "TEXT_2_VIDEO"),
    ]),
    price: [
      .table(["resolution"], [
        PriceRule.Row("720p", "6"),
        PriceRule.Row("1080p", "6.5"),
        PriceRule.Row("4k", "18"),
      ]),
    ],
    inputs: [
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what you want to see, in plain words.",
        kind: .text(3...5000),
        part: .positivePrompt,
        required: true),
      Input(
        name: "aspect_ratio",
        title: "Aspect ratio",
        about: "The shape of the result.",
        kind: .choice([
          "16:9",
          "9:16",
          Choice("Auto", label: "Automatic"),
        ]),
        part: .aspectRatio,
        start: "16:9"),
      Input(
        name: "resolution",
        title: "Resolution",
        about: "How many pixels the result has.",
        kind: .choice([
          "720p",
          "1080p",
          Choice("4k", label: "4K"),
        ]),
        part: .quality,
        start: "720p"),
      Input(
        name: "duration",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice(4, label: "4 s"),
          Choice(6, label: "6 s"),
          Choice(8, label: "8 s"),
        ]),
        part: .duration,
        start: 8),
      Input(
        name: "enableTranslation",
        title: "Translate",
        about: "Turns the prompt into English first.",
        kind: .flag,
        start: false,
        place: .advanced),
      Input(
        name: "watermark",
        title: "Watermark",
        about: "Words to stamp on the result.",
        kind: .text(0...100),
        place: .advanced),
    ])
}
