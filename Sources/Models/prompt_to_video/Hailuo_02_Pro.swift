extension Model {
  static let hailuo02Pro: Model = Model(
    modelID: "hailuo/02-text-to-video-pro",
    recordID: "1f2ea7c0-695d-423d-8f4a-d012120d5c79",
    name: "Hailuo 02 Pro",
    provider: .kieAI,
    contentType: .promptToVideo,
    family: "Hailuo",
    variant: "02 Pro",
    orderInFamily: 1,
    hue: 184,
    blurb: "Six seconds in 1080p with vigorous, physical motion.",
    logo: "/logos/hailuo.svg",
    expectedSeconds: 180,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .base("5.7"),
    ],
    inputs: [
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what you want to see, in plain words.",
        kind: .text(3...1500),
        part: .positivePrompt,
        required: true),
      Input(
        name: "prompt_optimizer",
        title: "Polish the prompt",
        about: "The maker rewrites the prompt.",
        kind: .flag,
        place: .advanced),
      Input(
        name: "nsfw_checker",
        title: "Content filter",
        about: "kie.ai's own filter; left alone unless an operator decides.",
        kind: .flag,
        place: .hidden),
    ])
}
