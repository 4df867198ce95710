extension Model {
  static let kling21Master: Model = Model(
    modelID: "kling/v2-1-master-text-to-video",
    recordID: "616d516c-aa0e-4008-bf8a-f92644519342",
    name: "Kling 2.1 Master",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Kling",
    variant: "2.1 Master",
    orderInFamily: 3,
    hue: 158,
    blurb: "Rich motion and acting, for shots that matter.",
    logo: "/logos/kling.svg",
    expectedSeconds: 240,
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
        PriceRule.Row("5", "16"),
        PriceRule.Row("10", "32"),
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
        name: "negative_prompt",
        title: "Negative prompt",
        about: "What should stay out.",
        kind: .text(0...500),
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
