extension Model {
  static let sora2Image: Model = Model(
    modelID: "sora-2-image-to-video",
    recordID: "05cc934c-c8fd-4ec9-be61-68ceef9d24ed",
    name: "Sora 2",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Sora",
    variant: "2",
    orderInFamily: 1,
    hue: 192,
    blurb: "Continues a still as a short film with sound.",
    logo: "/logos/sora.svg",
    expectedSeconds: 180,
    maxImages: 1,
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
