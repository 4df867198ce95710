import Domain
import JSON

extension Registry {
  /// The answer of `GET /functions/v1/models`, made once.
  public static let catalogue: [UInt8] = Array(#"{"version":"\#(version)","#.utf8) + catalogueBody.dropFirst()

  /// The catalogue without its version, which is computed from it.
  static let catalogueBody: [UInt8] = JSONValue.object([
    "groups": .array(ContentType.allCases.map(group)), "models": .array(all.map(\.catalogueEntry)),
  ]).bytes
}

private func group(_ type: ContentType) -> JSONValue {
  ["id": .string(type.rawValue), "label": .string(type.label), "kind": .string(type.kind.rawValue)]
}

extension Model {
  /// What the browser and other programs learn about the model.
  public var catalogueEntry: JSONValue {
    [
      "record_id": .string(recordID), "id": .string(modelID), "model_name": .string(name), "provider": .string(provider.rawValue),
      "content_type": .string(contentType.rawValue), "groups": [.string(contentType.rawValue)], "kind": .string(kind.rawValue),
      "base_token_cost": baseCreditCost.map { .decimal($0.text) } ?? .null, "cost_multipliers": .object(multipliers),
      "default_outputs": .integer(Int64(defaultOutputs)), "estimated_time_seconds": .integer(Int64(expectedSeconds)),
      "max_images": .integer(Int64(maxImages)), "model_family": .string(family), "variant_name": .string(variant),
      "display_order_in_family": .integer(Int64(orderInFamily)), "logo_url": .string(logo), "payload_structure": .string(payload.structure),
      "api_endpoint": .string(endpoint), "is_active": .bool(isActive), "is_locked": .bool(isLocked), "locked_file_path": .string(lockedFilePath),
      "inactive_reason": inactiveReason.map { .string($0) } ?? .null, "hue": .integer(Int64(hue)), "blurb": .string(blurb),
      "schema": schema, "price": .object(["rules": .array(price.map(\.data)), "round_up_to": "0.01", "least": "0.01"]),
      "common_parameters": .object(JSONObject(commonParameters.map { (key: $0.common, value: .string($0.own)) })),
    ]
  }

  private var multipliers: JSONObject {
    JSONObject(costMultipliers.map { (key: $0.parameter, value: rowData($0.factors)) })
  }
}
