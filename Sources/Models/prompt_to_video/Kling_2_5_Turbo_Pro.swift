extension Model {
  static let kling25TurboPro: Model = Model(
    modelID: "kling/v2-5-turbo-text-to-video-pro",
    recordID: "4ea2dc5d-f89b-4f21-a67d-32ed82a7b991",
    name: "Kling 2.5 Turbo Pro",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Kling",
    variant: "2.5 Turbo Pro",
    orderInFamily: 1,
    hue: 158,
    blurb: "Smooth, lifelike motion from a description.",
    logo: "/logos/kling.svg",
    expectedSeconds: 120,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["duration"], [
        PriceRule.Row("5", "4.2"),
        PriceRule.Row("10", "8.4"),
      ]),
    ],
    inputs: [
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what you want to see, in plain words.",
        kind: .text(3...2500),
        part: .positivePrompt,
        required: true),
      Input(
        name: "negative_prompt",
        title: "Negative prompt",
        about: "What should stay out.",
        kind: .text(0...2500),
        part: .negativePrompt),
      Input(
        name: "aspect_ratio",
        title: "Aspect ratio",
        about: "The shape of the result.",
        kind: .choice([
          "16:9",
          "9:16",
          "1:1",
        ]),
        part: .aspectRatio,
        start: "16:9"),
      Input(
        name: "duration",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice("5", label: "5 s"),
          Choice("10", label: "10 s"),
        ]),
        part: .duration,
        start: "5"),
      Input(
        name: "cfg_scale",
        title: "Guidance",
        about: "How closely the prompt is followed.",
        kind: .number(0...1),
        part: .guidance,
        start: 0.5,
        place: .advanced),
    ])
}
