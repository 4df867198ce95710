extension Model {
  static let kling26Image: Model = Model(
    modelID: "kling-2.6/image-to-video",
    recordID: "e26106fa-20a1-4160-846d-b509d205c066",
    name: "Kling 2.6",
    provider: .kieAI,
    contentType: .imageToVideo,
    family: "Kling",
    variant: "2.6",
    orderInFamily: 3,
    hue: 158,
    blurb: "Sets a still in motion and can add the sound to it.",
    logo: "/logos/kling.svg",
    expectedSeconds: 150,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .table(["sound", "duration"], [
        PriceRule.Row("false|5", "5.5"),
        PriceRule.Row("false|10", "11"),
        PriceRule.Row("true|5", "11"),
        PriceRule.Row("true|10", "22"),
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
        kind: .text(3...1000),
        part: .positivePrompt,
        required: true),
      Input(
        name: "duration",
        title: "Duration",
        about: "How long it plays.",
        kind: .choice([
          Choice("5", label: "5 s"),
          Choice("10", label: "10 s"),
        ]),
        part: .duration,
        start: "5",
        required: true),
      Input(
        name: "sound",
        title: "Sound",
        about: "Adds a sound track.",
        kind: .flag,
        start: false,
        required: true),
    ])
}
