extension Model {
  static let sora2: Model = Model(
    modelID: "sora-2-text-to-video",
    recordID: "aa28951e-b279-49e7-9929-539344c98084",
    name: "Sora 2",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Sora",
    variant: "2",
    orderInFamily: 1,
    hue: 192,
    blurb: "Short films with sound and believable physics.",
    logo: "/logos/sora.svg",
    expectedSeconds: 180,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: false,
    inactiveReason: "Not offered at present: kie.ai no longer lists this model.",
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["n_frames"], [
        PriceRule.Row("10", "2"),
        PriceRule.Row("15", "2.5"),
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
