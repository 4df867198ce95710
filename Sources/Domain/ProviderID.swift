/// The services that run models, by the names under which the specification stores them.
public enum ProviderID: String, Sendable, CaseIterable {
  case kieAI = "kie_ai"
  case runware
  case lovableAI = "lovable_ai_sync"
  /// A server of the operator's own that speaks OpenAI's images endpoint.
  case openAICompatible = "openai_compatible"

  public var label: String {
    switch self {
    case .kieAI: "kie.ai"
    case .runware: "Runware"
    case .lovableAI: "Lovable AI"
    case .openAICompatible: "OpenAI-compatible server"
    }
  }
}
