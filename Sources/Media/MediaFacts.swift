import Domain
import JSON

/// What is known about a stored file.
public struct MediaFacts: Sendable, Equatable {
  /// SHA-256 of the content in lower-case hexadecimal; also its name in the store.
  public var sha256: String
  public var type: MediaType
  public var bytes: Int
  public var width: Int?
  public var height: Int?
  public var durationMs: Int?
  /// A 4 × 3 grid of colours, row by row, `rrggbb` each, for the placeholder.
  public var grid: [String]

  public var mime: String { type.mime }
  public var fileExtension: String { type.fileExtension }
  public var kind: MediaKind { type.kind }

  /// The members that the SQL functions and the row's `outputs` use.
  public var json: JSONObject {
    func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
    return [
      "sha256": .string(sha256), "extension": .string(fileExtension), "mime": .string(mime), "bytes": .integer(Int64(bytes)),
      "width": number(width), "height": number(height), "duration_ms": number(durationMs), "grid": .array(grid.map { .string($0) }),
    ]
  }
}
