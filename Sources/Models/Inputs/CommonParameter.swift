/// Names that mean the same for every model that knows the thing.
public enum CommonParameter: String, Sendable, CaseIterable {
  case positivePrompt, negativePrompt, aspectRatio, quality, numOutputs, seed, guidance, duration
}
