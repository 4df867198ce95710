@testable import Documentation
import Domain
import Models
import Testing

private let site = Site(address: "https://artifio.test")

@Suite struct PageTests {
  @Test func `there is an index, llms.txt, and a page for each model under an address of its own`() {
    let pages = site.pages(of: Registry.all)
    #expect(Set(pages.map(\.path)).count == Registry.all.count + 2)
    for model in Registry.all {
      #expect(pages[0].text.contains("href=\"/docs/models/\(model.slug)\""))
      #expect(pages[1].text.contains("(https://artifio.test/docs/models/\(model.slug))"))
      #expect(model.slug.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
    }
  }

  @Test(arguments: Registry.all)
  func `a page has every parameter, what it starts with, prices with their formula, and three requests`(model: Model) throws {
    let html = ModelPage(model: model, site: site, siblings: []).html
    for input in model.inputs { #expect(html.contains("<code>\(input.name)</code>") == !input.isHidden) }
    let examples = model.examples(.none)
    #expect(examples.first?.label == "As it starts")
    for example in examples { #expect(html.contains(">\(example.price.cost.text)</span>")) }
    for words in ["curl https://artifio.test/functions/v1/generate-content", "from supabase import create_client", "@supabase/supabase-js", model.recordID] {
      #expect(html.contains(words))
    }
    #expect(html.contains("Not offered at present") == !model.isActive)
  }

  @Test(arguments: Registry.all)
  func `the request that a page shows is one that the model accepts`(model: Model) throws {
    let body = Requests(model, site: "").body
    let inputs = try model.checked(inputs: try #require(body["model_parameters"]?.object), prompt: body["prompt"]?.string)
    #expect(inputs.outputs >= 1 && body["model_record_id"]?.string == model.recordID)
  }

  @Test func `prices on the pages carry the markup of the installation`() throws {
    let flux = try #require(Registry.find("100@1")), markup = try #require(Markup(["all": "10"]))
    let plain = try #require(flux.examples(.none).first), raised = try #require(flux.examples(markup).first)
    #expect(plain.price.cost.text == "0.03" && raised.price.cost.text == "0.26")
  }

  @Test func `what a model's file says is no markup`() throws {
    let model = Model(
      modelID: "<b>", recordID: "x", name: "<script>alert(1)</script>", provider: .runware, contentType: .promptToImage, family: "\"F\"", variant: "'", orderInFamily: 1,
      hue: 1, blurb: "A & B.", logo: "/logos/flux.svg\" onload=\"x", expectedSeconds: 1, maxImages: 0, defaultOutputs: 1, isActive: false,
      inactiveReason: "<i>off</i>", isLocked: false, endpoint: "/v1", statusEndpoint: nil, payload: .chat([]), price: [.base("1")],
      inputs: [Input(name: "<u>", title: "<u>", about: "It's <u>.", kind: .flag, start: false)], file: "Hostile_Page.swift")
    for page in site.pages(of: [model]) where page.path.hasSuffix(".html") {
      for tag in ["<script>alert", "<i>", "<u>", "<b>\"", "onload=\"x\"", "It's"] { #expect(!page.text.contains(tag), "\(page.path) \(tag)") }
    }
  }
}
