/// What became of sending an order.
public enum Submission: Sendable, Equatable {
  case accepted(String)
  /// A synchronous provider has answered with the result.
  case finished(Results)
  case failed(ProviderFailure)
  /// Certainly not accepted; the same order may be sent again after `seconds`, where the provider named a time.
  case notTaken(Trouble, retryAfter: Double?)
  /// Nobody knows whether it was accepted, so it may have cost money.
  case doubtful(Trouble)
}

/// How an accepted order stands.
public enum Answer: Sendable, Equatable {
  case pending(progress: Double?)
  case finished(Results)
  /// Some results are there, others are still being made.
  case partly(Results)
  case failed(ProviderFailure)
  /// The provider says that it never heard of the order.
  case unknown
  /// No answer that says anything; ask again.
  case trouble(Trouble, retryAfter: Double?)
}

/// What the provider delivered.
public struct Results: Sendable, Equatable {
  public enum Item: Sendable, Equatable {
    case address(String)
    case bytes([UInt8])
  }

  public var items: [Item]
  /// The provider's own price in US dollars, as decimal text.
  public var costUSD: String?
  public var seed: Int64?
  /// For operators: why there are fewer than were ordered.
  public var shortfall: String?

  public init(_ items: [Item], costUSD: String? = nil, seed: Int64? = nil, shortfall: String? = nil) {
    self.items = items
    self.costUSD = costUSD
    self.seed = seed
    self.shortfall = shortfall.map { String($0.prefix(600)) }
  }
}

/// Why the provider did not deliver.
public struct ProviderFailure: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// The provider's rules forbid the prompt or the picture.
    case refused
    /// Our account there: key, balance, permission. An operator must act.
    case account
    /// It does not take these parameters.
    case invalid
    case providerError = "provider_error"
    case badAnswer = "bad_result"
  }

  public var kind: Kind
  /// For operators: code and words of the provider.
  public var internalText: String
  /// For people, where the provider's code says more than the kind. Never the provider's own words.
  public var sentence: String?

  public init(_ kind: Kind, _ internalText: String, sentence: String? = nil) {
    self.kind = kind
    self.internalText = String(internalText.prefix(600))
    self.sentence = sentence
  }
}
