extension Model {
  static let recraftCrispUpscale: Model = Model(
    modelID: "recraft/crisp-upscale",
    recordID: "eef5708f-7b45-49f4-8250-ba14a0fe985e",
    name: "Recraft Crisp Upscale",
    provider: .kieAI,
    contentType: .imageEditing,
    family: "Upscale",
    variant: "Recraft Crisp",
    orderInFamily: 2,
    hue: 28,
    blurb: "A clean, quick enlargement that costs next to nothing.",
    logo: "/logos/upscale.svg",
    expectedSeconds: 20,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .base("0.05"),
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
