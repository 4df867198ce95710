import Domain
import JSON
import Secrets

/// The answer of `GET /functions/v1/models`: every model as an installation offers it, at its prices.
public struct Catalogue: Sendable {
  public let bytes: [UInt8]
  /// The first 12 digits of the SHA-256 of the rest: names the prices and schemas that a generation was accepted under.
  public let version: String

  /// Models of one endpoint stand together, which compresses better by a twentieth; `groups` names them in the order of display.
  public init(_ models: [Model] = Registry.all, markup: Markup = .none) {
    let order = models.indices.sorted { (models[$0].place, $0) < (models[$1].place, $1) }
    let groups = ContentType.allCases.map { type in group(type, order.indices.filter { models[order[$0]].contentType == type }.sorted { order[$0] < order[$1] }) }
    let body = JSONValue.object([
      "groups": .array(groups), "models": .array(order.map { models[$0].catalogueEntry(markup: markup) }),
    ]).bytes
    version = String(hex(sha256(body)).prefix(12))
    bytes = Array(#"{"version":"\#(version)","#.utf8) + body.dropFirst()
  }
}

private func group(_ type: ContentType, _ models: [Int]) -> JSONValue {
  [
    "id": .string(type.rawValue), "label": .string(type.label), "kind": .string(type.kind.rawValue),
    "models": .array(models.map { .integer(Int64($0)) }),
  ]
}

extension Model {
  /// What the browser and other programs learn about the model.
  public func catalogueEntry(markup: Markup = .none) -> JSONValue {
    [
      "record_id": .string(recordID), "id": .string(modelID), "model_name": .string(name), "provider": .string(provider.rawValue),
      "content_type": .string(contentType.rawValue), "groups": [.string(contentType.rawValue)], "kind": .string(kind.rawValue),
      "base_token_cost": baseCreditCost(markup: markup).map { .decimal($0.text) } ?? .null, "cost_multipliers": .object(multipliers),
      "default_outputs": .integer(Int64(defaultOutputs)), "estimated_time_seconds": .integer(Int64(expectedSeconds)),
      "max_images": .integer(Int64(maxImages)), "model_family": .string(family), "variant_name": .string(variant),
      "display_order_in_family": .integer(Int64(orderInFamily)), "logo_url": .string(logo), "payload_structure": .string(payload.structure),
      "api_endpoint": .string(endpoint), "is_active": .bool(isActive), "is_locked": .bool(isLocked), "locked_file_path": isLocked ? .string(lockedFilePath) : .null,
      "inactive_reason": inactiveReason.map { .string($0) } ?? .null, "hue": .integer(Int64(hue)), "blurb": .string(blurb),
      "schema": schema, "price": priceData(markup),
      "common_parameters": .object(JSONObject(commonParameters.map { (key: $0.common, value: .string($0.own)) })),
    ]
  }

  private func priceData(_ markup: Markup) -> JSONValue {
    var data: JSONObject = ["rules": .array(price.map(\.data)), "round_up_to": "0.01", "least": "0.01"]
    if let factor = markup.factor(provider) { data["markup"] = .string(factor) }
    return .object(data)
  }

  fileprivate var place: String { provider.rawValue + endpoint }

  private var multipliers: JSONObject {
    JSONObject(costMultipliers.map { (key: $0.parameter, value: rowData($0.factors)) })
  }
}
