extension RestError {
  /// What Postgres refused, with PostgREST's status for its SQLSTATE.
  public init(sqlstate: String, message: String, detail: String?, hint: String?, isAnonymous: Bool) {
    // Words about the machinery (lost connections, internal errors) are not for the world.
    let isOurs = !["08", "57", "58", "XX", "53"].contains(String(sqlstate.prefix(2)))
    let code = sqlstate == "53300" ? "PGRST003" : sqlstate.hasPrefix("08") ? "PGRST001" : sqlstate
    self.init(
      restStatus(sqlstate, message, isAnonymous), code,
      isOurs || sqlstate == "57014" ? message : sentence(sqlstate), details: isOurs ? detail : nil, hint: isOurs ? hint : nil)
  }
}

private func sentence(_ sqlstate: String) -> String {
  switch sqlstate.prefix(2) {
  case "08", "57": "Database client error. Retrying the connection."
  case "53": "Timed out acquiring connection from connection pool."
  default: "Internal error"
  }
}

/// The first rule that fits decides.
private func restStatus(_ sqlstate: String, _ message: String, _ isAnonymous: Bool) -> Int {
  switch sqlstate {
  case "23503", "23505": return 409
  case "25006": return 405
  case "21000": return message.hasSuffix("requires a WHERE clause") ? 400 : 500
  case "22023": return message.hasPrefix("role \"") && message.hasSuffix("does not exist") ? 401 : 400
  case "53400": return 500
  case "53300": return 504
  case "57P01", "57P02", "57P03": return 503
  case "P0001": return 400
  case "42883", "42P01": return 404
  case "42P17": return 500
  case "42501": return isAnonymous ? 401 : 403
  default: break
  }
  if sqlstate.hasPrefix("PT"), let status = Int(sqlstate.dropFirst(2)), (200...599).contains(status) { return status }
  switch sqlstate.prefix(2) {
  case "08", "53": return 503
  case "0L", "0P", "28": return 403
  case "09", "25", "2D", "38", "39", "3B", "40", "54", "55", "57", "58", "F0", "HV", "P0", "XX": return 500
  default: return 400
  }
}
