extension Model {
  static let sora2Pro: Model = Model(
    modelID: "sora-2-pro-text-to-video",
    recordID: "c37e7fc7-7670-450b-97e6-7004a25d79d3",
    name: "Sora 2 Pro",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Sora",
    variant: "2 Pro",
    orderInFamily: 2,
    hue: 192,
    blurb: "Sora at its most detailed, for finished shots.",
    logo: "/logos/sora.svg",
    expectedSeconds: 300,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: false,
    inactiveReason: "Not offered at present: kie.ai no longer lists this model.",
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["size", "n_frames"], [
        PriceRule.Row("standard|10", "15"),
        PriceRule.Row("standard|15", "27"),
        PriceRule.Row("high|10", "33"),
        PriceRule.Row("high|15", "63"),
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
          Choice("portrait", label: "9:16"),
          Choice("landscape", label: "16:9"),
        ]),
        part: .aspectRatio,
        start: "landscape"),
      Input(
        name: "size",
        title: "Aspect ratio",
        about: "The shape of the result.",
        kind: .choice([
          Choice("standard", label: "Standard"),
          Choice("high", label: "High"),
        ]),
        part: .quality,
        start: "high"),
      Input(
        name: "n_frames",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice("10", label: "10 s"),
          Choice("15", label: "15 s"),
        ]),
        part: .duration,
        start: "10"),
      Input(
        name: "remove_watermark",
        title: "No watermark",
        about: "Takes the maker's mark off.",
        kind: .flag,
        start: true,
        place: .advanced),
    ])
}
