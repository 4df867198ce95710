extension Model {
  static let gptImage15: Model = Model(
    modelID: "gpt-image/1.5-text-to-image",
    recordID: "369ca0ac-6437-41f2-ab89-ed051c8bae50",
    name: "GPT Image 1.5",
    provider: .kieAI,
    contentType: .promptToImage,
    family: "GPT Image",
    variant: "1.5",
    orderInFamily: 2,
    hue: 166,
    blurb: "Follows complicated instructions; high quality for the final version.",
    logo: "/logos/gpt-image.svg",
    expectedSeconds: 45,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["quality"], [
        PriceRule.Row("medium", "0.4"),
        PriceRule.Row("high", "2.2"),
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
          "1:1",
          "2:3",
          "3:2",
        ]),
        part: .aspectRatio,
        start: "1:1",
        required: true),
      Input(
        name: "quality",
        title: "Quality",
        about: "More quality takes more time.",
        kind: .choice([
          Choice("medium", label: "Medium"),
          Choice("high", label: "High"),
        ]),
        part: .quality,
        start: "medium",
        required: true),
    ])
}
