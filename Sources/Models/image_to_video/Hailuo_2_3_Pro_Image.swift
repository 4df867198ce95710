extension Model {
  static let hailuo23ProImage: Model = Model(
    modelID: "hailuo/2-3-image-to-video-pro",
    recordID: "19cfbf23-2b39-45a6-9d00-d87b034baa66",
    name: "Hailuo 2.3 Pro",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Hailuo",
    variant: "2.3 Pro",
    orderInFamily: 1,
    hue: 184,
    blurb: "Lively motion and expressions from one picture.",
    logo: "/logos/hailuo.svg",
    expectedSeconds: 180,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["resolution", "duration"], [
        PriceRule.Row("768P|6", "4.5"),
        PriceRule.Row("768P|10", "9"),
        PriceRule.Row("1080P|6", "8"),
      ]),
    ],
    inputs: [
      Input(
        name: "image_url",
        title: "First frame",
        about: "The picture that starts to move.",
        kind: .image,
        required: true),
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what should happen, in plain words.",
        kind: .text(3...5000),
        part: .positivePrompt,
        required: true),
      Input(
        name: "resolution",
        title: "Resolution",
        about: "How many pixels the result has.",
        kind: .choice([
          Choice("768P", label: "768p"),
          Choice("1080P", label: "1080p"),
        ]),
        part: .quality,
        start: "768P"),
      Input(
        name: "duration",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice("6", label: "6 s"),
          Choice("10", label: "10 s"),
        ]),
        part: .duration,
        start: "6"),
      Input(
        name: "nsfw_checker",
        title: "Content filter",
        about: "kie.ai's own filter; left alone unless an operator decides.",
        kind: .flag,
        place: .hidden),
    ])
}
