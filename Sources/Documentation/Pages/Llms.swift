import Domain
import Models

extension Site {
  /// `llms.txt`: what the service is, how it is asked, and a line for each model, as Markdown.
  func llms(_ models: [Model]) -> String {
    """
    # Artifio

    > One studio and one API for \(models.count) image, video and audio models. The price of every order is known before it runs; what fails costs nothing.

    Speak to it with any Supabase client at \(address): sign in at `/auth/v1`, then call the function `generate-content` with `model_record_id`, `prompt` and
    `model_parameters`. The answer has the generation's id and its cost; read its row in `/rest/v1/generations` until `status` is `completed` or `failed`, or call
    `generate-content-sync`, which waits. `quote` gives a binding price. `GET /functions/v1/models` has every model with its JSON Schema and its price rules.
    The public key for the header `apikey` is `anonKey` in `/config.json`. Send an `Idempotency-Key` with every order.

    - [All models](\(address)/docs/models): parameters, limits, prices with worked examples, requests in curl, Python and JavaScript

    \(ContentType.allCases.map { section($0, models.filter { [type = $0] in $0.contentType == type }) }.joined())
    """
  }

  private func section(_ type: ContentType, _ models: [Model]) -> String {
    guard !models.isEmpty else { return "" }
    return "## \(type.label)\n\n" + models.map(line).joined() + "\n"
  }

  private func line(_ model: Model) -> String {
    let price = model.isActive ? model.priceRange(markup).map { "from \(words($0.least))" } ?? "" : "not offered at present"
    return "- [\(model.name)](\(address)/docs/models/\(model.slug)): \(model.blurb) Record id `\(model.recordID)`, \(price).\n"
  }
}
