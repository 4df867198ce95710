extension Model {
  static let sora2ProImage: Model = Model(
    modelID: "sora-2-pro-image-to-video",
    recordID: "388038ff-b391-4c26-b9ed-7371b964bd8e",
    name: "Sora 2 Pro",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Sora",
    variant: "2 Pro",
    orderInFamily: 2,
    hue: 192,
    blurb: "Continues a still with Sora's finest detail.",
    logo: "/logos/sora.svg",
    expectedSeconds: 300,
    maxImages: 1,
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
        name: "image_urls",
        title: "First frame",
        about: "The picture that starts to move.",
        kind: .images(1...1),
        required: true),
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what should happen, in plain words.",
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
        start: "standard"),
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
