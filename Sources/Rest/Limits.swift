/// Bounds on one request, so that no query text can make the server work without end.
public enum Limits {
  public static let embedDepth = 4
  public static let embeds = 16
  public static let conditions = 32
  public static let logicDepth = 8
  public static let listElements = 1_000
  public static let items = 200
  public static let orderTerms = 16
  public static let jsonPath = 16
  public static let rows = 1_000
  public static let pairs = 64
  public static let queryBytes = 16 << 10
}
