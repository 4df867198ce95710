extension Model {
  static let kling25TurboPro = Model(
    modelID: "kling/v2-5-turbo-text-to-video-pro",
    recordID: "4ea2dc5d-f89b-4f21-a67d-32ed82a7b991",
    name: "Kling 2.5 Turbo Pro",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Kling",
    variant: "2.5 Turbo Pro",
    orderInFamily: 2,
    hue: 158,
    blurb: "Smooth motion and film-like light, five or ten seconds long.",
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
        about: "What to generate or change, in plain language.",
        kind: .text(3...2500),
        part: .positivePrompt,
        required: true),
      Input(
        name: "aspect_ratio",
        title: "Aspect ratio",
        about: "Width-to-height ratio of the result.",
        kind: .choice([
          "16:9",
          "9:16",
          "1:1",
        ]),
        part: .aspectRatio,
        start: "16:9"),
      Input(
        name: "cfg_scale",
        title: "Guidance",
        about: "How strictly the prompt is followed.",
        kind: .number(0...1),
        part: .guidance,
        start: 0.5,
        place: .advanced),
      Input(
        name: "duration",
        title: "Duration",
        about: "Length in seconds.",
        kind: .choice([
          Choice("5", label: "5 s"),
          Choice("10", label: "10 s"),
        ]),
        part: .duration,
        start: "5"),
      Input(
        name: "negative_prompt",
        title: "Negative prompt",
        about: "Things that should not appear.",
        kind: .text(0...2500),
        part: .negativePrompt),
    ])
}
