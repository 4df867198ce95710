extension Model {
  static let runwayImage: Model = Model(
    modelID: "runway",
    recordID: "c7a14dcd-d4fd-4dd4-b8bc-f456bdd0ae41",
    name: "Runway",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Runway",
    variant: "Gen",
    orderInFamily: 1,
    hue: 72,
    blurb: "Animates a picture for little money.",
    logo: "/logos/runway.svg",
    expectedSeconds: 120,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/runway/generate",
    statusEndpoint: "/api/v1/runway/record-detail",
    payload: .flat(modelKey: nil, []),
    price: [
      .table(["quality", "duration"], [
        PriceRule.Row("720p|5", "1.2"),
        PriceRule.Row("720p|10", "3"),
        PriceRule.Row("1080p|5", "3"),
      ]),
    ],
    inputs: [
      Input(
        name: "imageUrl",
        title: "First frame",
        about: "The picture that starts to move.",
        kind: .image,
        required: true),
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what should happen, in plain words.",
        kind: .text(3...1800),
        part: .positivePrompt,
        required: true),
      Input(
        name: "quality",
        title: "Quality",
        about: "More quality takes more time.",
        kind: .choice([
          "720p",
          "1080p",
        ]),
        part: .quality,
        start: "720p",
        required: true),
      Input(
        name: "duration",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice(5, label: "5 s"),
          Choice(10, label: "10 s"),
        ]),
        part: .duration,
        start: 5,
        required: true),
      Input(
        name: "waterMark",
        title: "Watermark",
        about: "Words to stamp on the result.",
        kind: .text(0...100),
        place: .advanced),
    ])
}
