import JSON
import Models

/// The same order in three languages, to be copied.
struct Requests {
  let body: JSONObject
  let site: String

  init(_ model: Model, site: String) {
    self.site = site
    let prompt = model.input(for: .positivePrompt)
    var parameters = model.leastInputs(picture: Model.examplePicture), order: JSONObject = ["model_record_id": .string(model.recordID)]
    if let prompt, !prompt.isHidden { order["prompt"] = parameters[prompt.name] ?? prompt.example(picture: Model.examplePicture) }
    for input in model.inputs.filter({ !$0.isHidden && $0.place == .form && $0.start != nil && $0.needs == nil }).prefix(3) { parameters[input.name] = input.start }
    order["model_parameters"] = .object(JSONObject(parameters.members.filter { $0.key != prompt?.name }))
    body = order
  }

  var curl: String {
    """
    curl \(site)/functions/v1/generate-content \\
      -H "apikey: $ANON_KEY" \\
      -H "Authorization: Bearer $ACCESS_TOKEN" \\
      -H "Content-Type: application/json" \\
      -H "Idempotency-Key: $(uuidgen)" \\
      -d '\(shellQuoted(indentedJSON(.object(body), by: 1)))'
    """
  }

  var python: String {
    """
    from supabase import create_client

    supabase = create_client("\(site)", ANON_KEY)
    supabase.auth.sign_in_with_password({"email": EMAIL, "password": PASSWORD})
    generation = supabase.functions.invoke(
        "generate-content",
        invoke_options={"body": \(indentedJSON(.object(body), by: 1, python: true))},
    )
    """
  }

  var javaScript: String {
    """
    import { createClient } from '@supabase/supabase-js'

    const supabase = createClient('\(site)', ANON_KEY)
    await supabase.auth.signInWithPassword({ email, password })
    const { data, error } = await supabase.functions.invoke('generate-content', {
      body: \(indentedJSON(.object(body), by: 1)),
    })
    """
  }
}

private func shellQuoted(_ text: String) -> String { text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) }

/// JSON over several lines; Python writes its own words for true, false and null.
private func indentedJSON(_ value: JSONValue, by level: Int, python: Bool = false) -> String {
  let unit = python ? "    " : "  ", inner = String(repeating: unit, count: level + 1), outer = String(repeating: unit, count: level)
  switch value {
  case .object(let object) where !object.isEmpty:
    let lines = object.members.map { inner + JSONValue.string($0.key).text + ": " + indentedJSON($0.value, by: level + 1, python: python) }
    return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
  case .array(let items): return "[" + items.map { indentedJSON($0, by: level, python: python) }.joined(separator: ", ") + "]"
  case .bool(let flag) where python: return flag ? "True" : "False"
  case .null where python: return "None"
  default: return value.text
  }
}
