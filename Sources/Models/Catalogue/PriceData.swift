import JSON

extension PriceRule {
  /// The rule as the browser's evaluator reads it. Amounts are decimal text, so that both sides compute exactly.
  var data: JSONValue {
    switch self {
    case .base(let amount): ["kind": "base", "credits": .string(amount)]
    case .table(let parameters, let rows): ["kind": "table", "parameters": names(parameters), "credits": rowData(rows)]
    case .tableByOutput(let image, let factor, let rows):
      ["kind": "tableByOutput", "image": .string(image), "factor": .string(factor), "credits": rowData(rows)]
    case .multiplier(let parameter, let rows): ["kind": "multiplier", "parameter": .string(parameter), "values": rowData(rows)]
    case .perOutput(let parameter): ["kind": "perOutput", "parameter": .string(parameter)]
    case .perUnit(let parameters, let unit, let size):
      ["kind": "perUnit", "parameters": names(parameters), "combine": "product", "unit": .string(unit), "baseUnits": .integer(size)]
    case .perCharacter(let parameter, let size):
      ["kind": "perUnit", "parameters": names([parameter]), "combine": "characters", "unit": "character", "baseUnits": .integer(size)]
    case .addPerUnit(let parameters, let unit, let size, let included, let credits, let times):
      [
        "kind": "addPerUnit", "parameters": names(parameters), "combine": "product", "unit": .string(unit), "unitSize": .integer(size),
        "includedUnits": .integer(included), "creditsPerUnit": .string(credits), "times": times.map { .string($0) } ?? .null,
      ]
    }
  }
}

private func names(_ parameters: [String]) -> JSONValue { .array(parameters.map { .string($0) }) }

func rowData(_ rows: [PriceRule.Row]) -> JSONValue {
  .object(JSONObject(rows.map { row in (key: row.key, value: row.value.map { .string($0) } ?? .null) }))
}
