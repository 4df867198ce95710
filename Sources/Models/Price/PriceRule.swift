/// One step from the base price to the price. Amounts and factors are decimal text and stay exact.
public enum PriceRule: Sendable, Equatable {
  /// Credits for one result.
  case base(String)
  /// Credits by the values of some parameters, in place of a base. A combination that is not listed is refused.
  case table([String], [Row])
  /// Credits by the longest side of the result in pixels, in place of a base: the longest side of a picture times a factor. The first row
  /// that is not exceeded counts; beyond the last there is no price.
  case tableByOutput(image: String, factor: String, [Row])
  /// A factor by the value of a parameter. A value without factor has no known price and is refused.
  case multiplier(String, [Row])
  /// Times the number of results.
  case perOutput(String)
  /// Times the product of some parameters, counted in units of `of`.
  case perUnit([String], unit: String, of: Int64)
  /// Times the length of a text in characters, counted in units of `of`.
  case perCharacter(String, of: Int64)
  /// Plus credits for each started unit of `size` beyond the included ones, times the number of results where `times` names it.
  case addPerUnit([String], unit: String, size: Int64, included: Int64, credits: String, times: String?)

  /// `a|b` of a table, a value of a multiplier, or the most pixels, and what it stands for.
  public struct Row: Sendable, Equatable {
    public let key: String
    public let value: String?

    package init(_ key: String, _ value: String?) {
      self.key = key
      self.value = value
    }
  }
}
