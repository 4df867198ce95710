import JSON
import Models

extension Site {
  /// All that the page of a model says, as data and as Markdown, and what is wrong with its file.
  public func analysis(of model: Model) -> JSONValue {
    let requests = Requests(model, site: address), range = model.priceRange(markup)
    return [
      "model_record_id": .string(model.recordID), "model_id": .string(model.modelID), "model_name": .string(model.name), "about": .string(model.blurb),
      "provider": .string(model.provider.rawValue), "content_type": .string(model.contentType.rawValue), "is_active": .bool(model.isActive),
      "inactive_reason": model.inactiveReason.map { .string($0) } ?? .null, "is_locked": .bool(model.isLocked), "file": .string(model.lockedFilePath),
      "page": .string("\(address)/docs/models/\(model.slug)"), "estimated_time": .integer(Int64(model.expectedSeconds)),
      "deadline_seconds": .integer(Int64(model.deadlineSeconds)), "parameters": .array(model.parameters.map(\.entry)),
      "common_parameters": .object(JSONObject(model.commonParameters.map { (key: $0.common, value: .string($0.own)) })),
      "price": [
        "least": range.map { .decimal($0.least.text) } ?? .null, "most": range.map { .decimal($0.most.text) } ?? .null,
        "examples": .array(model.examples(markup).map(\.entry)),
      ],
      "requests": ["body": .object(requests.body), "curl": .string(requests.curl), "python": .string(requests.python), "javascript": .string(requests.javaScript)],
      "problems": .array(model.problems.map { .string($0) }), "markdown": .string(markdown(of: model)),
    ]
  }
}

extension Parameter {
  fileprivate var entry: JSONValue {
    [
      "name": .string(name), "title": .string(title), "type": .string(type), "limits": .string(limits), "default": start.isEmpty ? .null : .string(start),
      "required": .bool(isRequired), "about": .string(meaning),
    ]
  }
}

extension Example {
  fileprivate var entry: JSONValue { ["order": .string(label), "credits": .decimal(price.cost.text), "formula": .string(price.formula)] }
}
