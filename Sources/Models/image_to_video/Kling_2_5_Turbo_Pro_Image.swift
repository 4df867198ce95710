extension Model {
  static let kling25TurboProImage: Model = Model(
    modelID: "kling/v2-5-turbo-image-to-video-pro",
    recordID: "32292e2b-fe2f-43e0-9e42-e7810fcde6fd",
    name: "Kling 2.5 Turbo Pro",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Kling",
    variant: "2.5 Turbo Pro",
    orderInFamily: 2,
    hue: 158,
    blurb: "Sets a still picture in motion, up to a last frame if you give one.",
    logo: "/logos/kling.svg",
    expectedSeconds: 120,
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
        PriceRule.Row("5", "4.2"),
        PriceRule.Row("10", "8.4"),
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
        kind: .text(3...2500),
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
