import CJansson

/// Why a text is not JSON that we take.
public enum JSONError: Error, Equatable {
  case malformed(String, line: Int, column: Int)
  case tooDeep(limit: Int)
}

extension JSONValue {
  /// Parses UTF-8 JSON with jansson. Duplicate keys, NUL characters, invalid UTF-8 and nesting beyond `depth` are refused.
  public init(parsing bytes: some Collection<UInt8>, depth: Int = 64) throws(JSONError) {
    let bytes = Array(bytes)
    guard nesting(bytes) <= depth else { throw .tooDeep(limit: depth) }
    var problem = json_error_t()
    let flags = Int(JSON_REJECT_DUPLICATES) | Int(JSON_DECODE_ANY)
    let root = bytes.withUnsafeBytes { buffer in
      json_loadb(buffer.baseAddress?.assumingMemoryBound(to: CChar.self) ?? emptyText, buffer.count, flags, &problem)
    }
    guard let root else {
      let text = withUnsafeBytes(of: problem.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw .malformed(text, line: Int(problem.line), column: Int(problem.column))
    }
    defer { shim_json_release(root) }
    self = convert(root)
  }

  public init(parsing text: String, depth: Int = 64) throws(JSONError) { try self.init(parsing: text.utf8, depth: depth) }
}

nonisolated(unsafe) private let emptyText = UnsafePointer(strdupEmpty())
private func strdupEmpty() -> UnsafeMutablePointer<CChar> {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.pointee = 0
  return text
}

/// The deepest nesting of brackets outside strings; jansson recurses, so the depth is bounded before it sees the text.
private func nesting(_ bytes: [UInt8]) -> Int {
  var depth = 0, deepest = 0, inString = false, escaped = false
  for byte in bytes {
    if inString {
      if escaped { escaped = false } else if byte == UInt8(ascii: "\\") { escaped = true } else if byte == UInt8(ascii: "\"") { inString = false }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): inString = true
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      deepest = max(deepest, depth)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
    default: break
    }
  }
  return deepest
}

private func convert(_ value: UnsafeMutablePointer<json_t>) -> JSONValue {
  switch value.pointee.type {
  case JSON_OBJECT:
    var members: [(key: String, value: JSONValue)] = []
    var position = json_object_iter(value)
    while let current = position {
      members.append((key: String(cString: json_object_iter_key(current)), value: convert(json_object_iter_value(current))))
      position = json_object_iter_next(value, current)
    }
    return .object(JSONObject(members))
  case JSON_ARRAY: return .array((0..<json_array_size(value)).map { convert(json_array_get(value, $0)) })
  case JSON_STRING:
    let count = json_string_length(value)
    let start = UnsafeRawPointer(json_string_value(value)!)
    return .string(String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self))
  case JSON_INTEGER: return .integer(json_integer_value(value))
  case JSON_REAL: return .real(json_real_value(value))
  case JSON_TRUE: return .bool(true)
  case JSON_FALSE: return .bool(false)
  default: return .null
  }
}
