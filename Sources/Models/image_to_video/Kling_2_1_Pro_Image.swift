extension Model {
  static let kling21ProImage: Model = Model(
    modelID: "kling/v2-1-pro",
    recordID: "5722c2f2-c8b5-48ef-a954-238546fa9ea6",
    name: "Kling 2.1 Pro",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Kling",
    variant: "2.1 Pro",
    orderInFamily: 1,
    hue: 158,
    blurb: "Gives a still natural motion, with a last frame if you like.",
    logo: "/logos/kling.svg",
    expectedSeconds: 150,
    maxImages: 2,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["duration"], [
        PriceRule.Row("5", "5"),
        PriceRule.Row("10", "10"),
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
        name: "negative_prompt",
        title: "Negative prompt",
        about: "What should stay out.",
        kind: .text(0...500),
        part: .negativePrompt),
      Input(
        name: "tail_image_url",
        title: "Last frame",
        about: "The picture to arrive at.",
        kind: .image),
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
