extension Model {
  static let topazUpscale: Model = Model(
    modelID: "topaz/image-upscale",
    recordID: "1bdeca79-4d15-4360-b3db-7f59883544b2",
    name: "Topaz Image Upscale",
    provider: .kieAI,
    contentType: .imageEditing,
    family: "Upscale",
    variant: "Topaz",
    orderInFamily: 1,
    hue: 28,
    blurb: "Sharpens and enlarges, up to 8192 pixels; priced by the size of the result.",
    logo: "/logos/upscale.svg",
    expectedSeconds: 45,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/api/v1/jobs/createTask",
    statusEndpoint: "/api/v1/jobs/recordInfo",
    payload: .wrapper([]),
    price: [
      .tableByOutput(image: "image_url", factor: "upscale_factor", [
        PriceRule.Row("2048", "1"),
        PriceRule.Row("4096", "2"),
        PriceRule.Row("8192", "4"),
      ]),
    ],
    inputs: [
      Input(
        name: "image_url",
        title: "Picture",
        about: "The picture to enlarge.",
        kind: .image,
        required: true),
      Input(
        name: "upscale_factor",
        title: "Enlargement",
        about: "How many times wider and higher.",
        kind: .choice([
          Choice("1", label: "Same size"),
          Choice("2", label: "2 ×"),
          Choice("4", label: "4 ×"),
        ]),
        start: "2",
        required: true),
    ])
}
