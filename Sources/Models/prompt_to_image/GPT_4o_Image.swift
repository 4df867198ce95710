extension Model {
  static let gpt4oImage: Model = Model(
    modelID: "gpt4o-image",
    recordID: "ef7d5983-a5ba-4b9a-b3de-dd13fc2f802e",
    name: "GPT-4o Image",
    provider: .kieAI,
    contentType: .promptToImage,
    family: "GPT Image",
    variant: "4o",
    orderInFamily: 1,
    hue: 166,
    blurb: "Draws what a conversation would describe, with or without reference pictures.",
    logo: "/logos/gpt-image.svg",
    expectedSeconds: 60,
    maxImages: 5,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/gpt4o-image/generate",
    statusEndpoint: "/api/v1/gpt4o-image/record-info",
    payload: .flat(modelKey: nil, []),
    price: [
      .base("0.6"),
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
        name: "filesUrl",
        title: "Reference pictures",
        about: "Pictures to borrow things, people or a style from.",
        kind: .images(0...5)),
      Input(
        name: "size",
        title: "Aspect ratio",
        about: "The shape of the result.",
        kind: .choice([
          "1:1",
          "3:2",
          "2:3",
        ]),
        part: .aspectRatio,
        start: "1:1",
        required: true),
    ])
}
