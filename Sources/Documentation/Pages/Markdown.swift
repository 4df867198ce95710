import Models

extension Site {
  /// The page of a model as Markdown.
  public func markdown(of model: Model) -> String {
    let requests = Requests(model, site: address)
    return """
      # \(model.name)

      \(model.blurb)
      \(model.inactiveReason.map { "\n> Not offered at present. \($0)\n" } ?? "")
      | | |
      |---|---|
      | Record id | `\(model.recordID)` |
      | Kind of work | \(model.contentType.label) |
      | Provider | \(model.provider.label), which calls it `\(model.modelID)` |
      | Takes about | \(model.expectedSeconds) s |
      | Given up after | \(model.deadlineSeconds) s |

      ## Price

      In credits, worked out exactly and rounded up to 0.01; given back when a run fails.

      \(lines(["Order", "Credits", "How it comes about"], model.examples(markup).map { [$0.label, $0.price.cost.text, $0.price.formula] }))

      ## Parameters

      \(lines(["Name", "Type", "Limits", "Default", "Meaning"], model.parameters.map(cells)))

      ## Request

      ```sh
      \(requests.curl)
      ```

      ```python
      \(requests.python)
      ```

      ```js
      \(requests.javaScript)
      ```

      """
  }

  private func cells(_ parameter: Parameter) -> [String] {
    ["`\(parameter.name)`", parameter.type + (parameter.isRequired ? ", required" : ""), parameter.limits, parameter.start.isEmpty ? "" : "`\(parameter.start)`", parameter.meaning]
  }
}

/// A table; a bar or a line break inside a cell would end it.
private func lines(_ headings: [String], _ rows: [[String]]) -> String {
  let rows = [headings, headings.map { _ in "---" }] + rows
  return rows.map { "| " + $0.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |" }.joined(separator: "\n")
}
