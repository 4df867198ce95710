extension Model {
  static let recraftRemoveBackground: Model = Model(
    modelID: "recraft/remove-background",
    recordID: "8d0489f9-ba3d-4287-9207-57b88d185269",
    name: "Recraft Remove Background",
    provider: .kieAI,
    contentType: .imageEditing,
    family: "Background Removal",
    variant: "Recraft",
    orderInFamily: 1,
    hue: 40,
    blurb: "Cuts the subject out cleanly, ready to place elsewhere.",
    logo: "/logos/background-removal.svg",
    expectedSeconds: 10,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .base("0.1"),
    ],
    inputs: [
      Input(
        name: "image",
        title: "Picture",
        about: "The picture to work on.",
        kind: .image,
        required: true),
    ])
}
