extension Model {
  static let realESRGANUpscale: Model = Model(
    modelID: "runware:504@1",
    recordID: "2d3084ad-a031-494e-bd3e-14cfda317c49",
    name: "Real-ESRGAN Upscale",
    provider: .runware,
    contentType: .imageEditing,
    family: "Upscale",
    variant: "Real-ESRGAN",
    orderInFamily: 4,
    hue: 28,
    blurb: "Enlarges faithfully two or four times without inventing anything.",
    logo: "/logos/upscale.svg",
    expectedSeconds: 8,
    maxImages: 1,
    defaultOutputs: 1,
    isActive: true,
    inactiveReason: nil,
    isLocked: false,
    endpoint: "/v1",
    statusEndpoint: "/v1",
    payload: .flat(modelKey: "model", [
      Payload.Constant("taskType", "upscale"),
      Payload.Constant("includeCost", true),
      Payload.Constant("outputType", "URL"),
      Payload.Constant("deliveryMethod", "sync"),
    ]),
    price: [
      .base("0.04"),
      .multiplier("upscaleFactor", [
        PriceRule.Row("2", "1"),
        PriceRule.Row("4", "2"),
      ]),
    ],
    inputs: [
      Input(
        name: "inputImage",
        title: "Picture",
        about: "The picture to work on.",
        kind: .image,
        required: true),
      Input(
        name: "upscaleFactor",
        title: "Enlargement",
        about: "How many times wider and higher.",
        kind: .choice([
          Choice(2, label: "2 ×"),
          Choice(4, label: "4 ×"),
        ]),
        start: 2),
      Input(
        name: "outputFormat",
        title: "File type",
        about: "The kind of file you get.",
        kind: .choice([
          "JPG",
          "PNG",
          "WEBP",
        ]),
        start: "JPG",
        place: .advanced),
      Input(
        name: "outputQuality",
        title: "Compression quality",
        about: "Higher is cleaner and larger.",
        kind: .integer(20...99),
        start: 95,
        place: .advanced),
    ])
}
