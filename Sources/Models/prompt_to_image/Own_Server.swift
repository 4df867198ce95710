extension Model {
  static let ownServer: Model = Model(
    modelID: "stablediffusion",
    recordID: "fc5daff4-e074-4cd9-a8d9-774f844278c2",
    name: "Own Server",
    provider: .openAICompatible,
    contentType: .promptToImage,
    family: "Own Server",
    variant: "Image",
    orderInFamily: 1,
    hue: 200,
    blurb: "Pictures from a server of your own: LocalAI, vLLM, or a bridge before ComfyUI.",
    logo: "/logos/own-server.svg",
    expectedSeconds: 60,
    maxImages: 0,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/v1/images/generations",
    statusEndpoint: nil,
    payload: .flat(modelKey: "model", [
      Payload.Constant("response_format", "b64_json"),
    ]),
    price: [
      .base("0.01"),
      .perOutput("n"),
    ],
    inputs: [
      Input(
        name: "prompt",
        title: "Prompt",
        about: "Say what you want to see, in plain words.",
        kind: .text(3...2000),
        part: .positivePrompt,
        required: true),
      Input(
        name: "size",
        title: "Size",
        about: "Width and height in pixels.",
        kind: .choice([
          Choice("512x512", label: "512 × 512"),
          Choice("768x768", label: "768 × 768"),
          Choice("1024x1024", label: "1024 × 1024"),
          Choice("1536x1024", label: "1536 × 1024"),
          Choice("1024x1536", label: "1024 × 1536"),
        ]),
        start: "1024x1024"),
      Input(
        name: "n",
        title: "Results",
        about: "How many you get.",
        kind: .integer(1...4),
        part: .numOutputs,
        start: 1),
    ])
}
