import JSON

/// One thing that a model can be told: what it is, what it may be, and where the form shows it.
public struct Input: Sendable, Equatable {
  /// The provider's name. Dots stand for nesting: `settings.strength`.
  public let name: String
  public let title: String
  public let about: String
  public let kind: Kind
  /// The common parameter that this input is.
  public let part: CommonParameter?
  /// What is sent when nothing is said.
  public let start: JSONValue?
  public let isRequired: Bool
  public let place: Place
  public let unit: String?
  /// The input without which this one means nothing and is left out; a switch must be on.
  public let needs: String?
  /// The input with which this one is required; a switch only when it is on.
  public let neededBy: String?
  /// The number of results while this switch is on, for models where it is not the usual one.
  public let outputsWhenOn: Int?

  package init(
    name: String, title: String, about: String, kind: Kind, part: CommonParameter? = nil, start: JSONValue? = nil, required: Bool = false,
    place: Place = .form, unit: String? = nil, needs: String? = nil, neededBy: String? = nil, outputsWhenOn: Int? = nil
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.kind = kind
    self.part = part
    self.start = start
    self.isRequired = required
    self.place = place
    self.unit = unit
    self.needs = needs
    self.neededBy = neededBy
    self.outputsWhenOn = outputsWhenOn
  }

  public enum Kind: Sendable, Equatable {
    case text(ClosedRange<Int>)
    case integer(ClosedRange<Int64>, step: Int64 = 1)
    /// A whole number that the provider wants as text; people may give either.
    case integerAsText(ClosedRange<Int64>)
    case number(ClosedRange<Double>)
    /// So many numbers, such as the four of a colour.
    case numbers(ClosedRange<Double>, count: Int)
    case flag
    /// So many hexadecimal digits.
    case hex(Int)
    /// One of some values; `numbered` labels them all alike: Voice 1, Voice 2.
    case choice([Choice], numbered: String? = nil)
    /// One ratio that stands for two inputs of pixels.
    case ratio(RatioSizes)
    case image
    case images(ClosedRange<Int>)
    /// The first frame of a video, and perhaps the last: pictures in that order, sent as Runware's `{inputImage, frame}`.
    case frames(ClosedRange<Int>)
  }

  /// Where the form shows the input. A hidden one is neither shown nor sent unless an operator gives it.
  public enum Place: String, Sendable {
    case form, advanced, hidden
  }

  public var isHidden: Bool { place == .hidden }
}

/// One of the values of a choice, with the words that the form shows.
public struct Choice: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public let value: JSONValue
  public let label: String?

  package init(_ value: JSONValue, label: String? = nil) {
    self.value = value
    self.label = label
  }
  public init(stringLiteral value: String) { self.init(.string(value)) }
  public init(integerLiteral value: Int64) { self.init(.integer(value)) }
}

/// The width and height that each ratio means.
public struct RatioSizes: Sendable, Equatable {
  public let width: String
  public let height: String
  public let sizes: [Size]

  package init(width: String, height: String, _ sizes: [Size]) {
    self.width = width
    self.height = height
    self.sizes = sizes
  }

  public struct Size: Sendable, Equatable {
    public let ratio: String
    public let width: Int64
    public let height: Int64

    package init(_ ratio: String, _ width: Int64, _ height: Int64) {
      self.ratio = ratio
      self.width = width
      self.height = height
    }
  }
}
