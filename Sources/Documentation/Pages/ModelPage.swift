import Domain
import HTML
import Models

/// The page of one model.
struct ModelPage {
  let model: Model
  let site: Site
  /// The models of its family.
  let siblings: [Model]

  var html: String {
    site.document(
      title: "\(model.name), \(model.contentType.label)", about: "\(model.blurb) \(model.contentType.label) with \(model.name): parameters, limits, prices and requests.",
      path: "/docs/models/" + model.slug, body: heading + notice + facts + prices + parameters + requests + relatives)
  }

  private var heading: String {
    """
    <p class="way"><a href="/docs/models">Models</a> › <a href="/docs/models#\(model.contentType.rawValue)">\(model.contentType.label)</a></p>
    <h1>\(mark(model))\(escaped(model.name))</h1>
    <p class="lead">\(escaped(model.blurb))</p>

    """
  }

  private var notice: String {
    if let reason = model.inactiveReason { return "<p class=\"notice\"><b>Not offered at present.</b> \(escaped(reason))</p>\n" }
    return "<p><a class=\"cta\" href=\"/create?group=\(model.contentType.rawValue)&amp;model=\(query(model.recordID))\">Try it in the studio</a></p>\n"
  }

  private var facts: String {
    let range = model.priceRange(site.markup).map { $0.least == $0.most ? words($0.least) : "\($0.least.text) to \(words($0.most)), in the examples below" }
    let rows = [
      ("Record id", "<code>\(escaped(model.recordID))</code>"), ("Provider", escaped(model.provider.label)), ("Provider's id", "<code>\(escaped(model.modelID))</code>"),
      ("Takes about", "\(model.expectedSeconds) s"), ("Costs", range ?? "not known"),
    ]
    return "<dl>" + rows.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }.joined() + "</dl>\n"
  }

  private var prices: String {
    let rows = model.examples(site.markup).map { [escaped($0.label), "<span class=\"num\">\($0.price.cost.text)</span>", "<span class=\"num\">\(escaped($0.price.formula))</span>"] }
    return "<h2>Price</h2>\n<p>Known before you run, charged once, and given back when a run fails. Worked out exactly and rounded up to 0.01 credit.</p>\n"
      + table("Worked examples", ["Order", "Credits", "How it comes about"], rows)
  }

  private var parameters: String {
    let rows = model.parameters.map { each in
      [
        "<code>\(escaped(each.name))</code>", escaped(each.type) + (each.isRequired ? " <b class=\"tag\">required</b>" : ""), escaped(each.limits),
        each.start.isEmpty ? "" : "<code>\(escaped(each.start))</code>", escaped(each.meaning),
      ]
    }
    let common = model.commonParameters.filter { $0.common != $0.own }.map { "<code>\(escaped($0.common))</code> for <code>\(escaped($0.own))</code>" }
    return "<h2>Parameters</h2>\n" + table("Parameters", ["Name", "Type", "Limits", "Default", "Meaning"], rows)
      + (common.isEmpty ? "" : "<p>Names that every model knows work too: \(common.joined(separator: ", ")).</p>\n")
  }

  private var requests: String {
    let requests = Requests(model, site: site.address)
    return "<h2>Request</h2>\n<p>The answer is <code>201</code> with the generation's id; ask for its row in <code>/rest/v1/generations</code>, or wait with <code>generate-content-sync</code>.</p>\n"
      + code("curl", requests.curl, isOpen: true) + code("Python", requests.python, isOpen: false) + code("JavaScript", requests.javaScript, isOpen: false)
  }

  private var relatives: String {
    let others = siblings.filter { $0.recordID != model.recordID }
    guard !others.isEmpty else { return "" }
    return "<h2>The family \(escaped(model.family))</h2>\n<ul class=\"models\">" + others.map { card($0, site) }.joined(separator: "\n") + "</ul>\n"
  }
}

/// The model's mark on its colour. No style may stand in a page, so the colour is one of twelve.
private func mark(_ model: Model) -> String {
  "<span class=\"mark h\(model.hue / 30)\"><img src=\"\(escaped(model.logo))\" alt=\"\" width=\"22\" height=\"22\"></span>"
}

/// A model as a link with its mark and price.
func card(_ model: Model, _ site: Site) -> String {
  let price = model.isActive ? model.priceRange(site.markup).map { "from \(words($0.least))" } ?? "" : "not offered at present"
  return "<li><a href=\"/docs/models/\(model.slug)\">\(mark(model))<span><b>\(escaped(model.name))</b>"
    + "<span>\(escaped(model.blurb))</span><small class=\"num\">\(price) · \(escaped(model.contentType.label))</small></span></a></li>"
}

func words(_ credits: Credits) -> String { credits.text == "1" ? "1 credit" : "\(credits.text) credits" }

private func query(_ text: String) -> String { text.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : $0 == "@" ? "%40" : "%20" }.joined() }
