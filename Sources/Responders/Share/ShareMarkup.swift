import HTML

/// The HTML of a share page. Every text that is not ours goes through `escaped`.
struct ShareMarkup {
  let work: SharedWork
  let address: String
  let token: String

  var html: String {
    ShareMarkup.document(
      title: title, head: description + preview,
      body: "<h1 class=\"sr\">\(escaped(title))</h1>\n" + work.outputs.map(figure).joined() + prompt + facts
        + "<a class=\"cta\" href=\"/create\(query)\">Make your own</a>")
  }

  static func notice(_ title: String, _ text: String) -> String {
    document(
      title: title, head: "", body: "<h1>\(escaped(title))</h1><p class=\"prompt\">\(escaped(text))</p><a class=\"cta\" href=\"/create\">Make your own</a>")
  }

  private static func document(title: String, head: String, body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="dark light">
    <title>\(escaped(title)) · Artifio</title>
    <link rel="stylesheet" href="/share.css">
    \(head)</head>
    <body class="share">
    <header><a class="brand" href="/">Artifio</a></header>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private var title: String {
    guard let prompt = work.prompt, !prompt.isEmpty else { return "Made with \(work.model)" }
    return prompt.count > 70 ? prompt.prefix(70) + "…" : prompt
  }

  private var summary: String { work.prompt.map { String($0.prefix(200)) } ?? "Made with \(work.model) on Artifio." }
  private var query: String { work.prompt.map { "?prompt=\(percentEncoded(String($0.prefix(1_500))))" } ?? "" }
  private var prompt: String { work.prompt.map { "<p class=\"prompt\">\(escaped($0))</p>\n" } ?? "" }
  private var description: String { "<meta name=\"description\" content=\"\(escaped(summary))\">\n" }

  // MARK: what crawlers read

  private var preview: String {
    var tags = [("og:title", title), ("og:description", summary), ("og:type", kind), ("og:url", address), ("og:site_name", "Artifio")]
    var twitter = [("twitter:card", "summary"), ("twitter:title", title), ("twitter:description", summary)]
    if let output = work.outputs.first(where: { !$0.mime.hasPrefix("audio/") }) {
      let image = "\(address)/media/\(output.index)?w=1280"
      tags += [("og:image", image), ("og:image:type", "image/webp"), ("og:image:alt", title)]
      twitter = [("twitter:card", "summary_large_image")] + twitter.dropFirst() + [("twitter:image", image), ("twitter:image:alt", title)]
    }
    for output in work.outputs.prefix(1) {
      let media = "\(address)/media/\(output.index)"
      if output.mime.hasPrefix("video/") { tags += [("og:video", media), ("og:video:type", output.mime)] + size(output) }
      if output.mime.hasPrefix("audio/") { tags += [("og:audio", media), ("og:audio:type", output.mime)] }
    }
    return tags.map { "<meta property=\"\($0)\" content=\"\(escaped($1))\">\n" }.joined()
      + twitter.map { "<meta name=\"\($0)\" content=\"\(escaped($1))\">\n" }.joined() + "<link rel=\"canonical\" href=\"\(escaped(address))\">\n"
  }

  private var kind: String { work.type == "video" ? "video.other" : work.type == "audio" ? "music.song" : "article" }

  private func size(_ output: SharedWork.Output) -> [(String, String)] {
    guard let width = output.width, let height = output.height else { return [] }
    return [("og:video:width", String(width)), ("og:video:height", String(height))]
  }

  // MARK: what people see

  private func figure(_ output: SharedWork.Output) -> String {
    let media = "/share/\(token)/media/\(output.index)"
    let size = output.width.flatMap { width in output.height.map { " width=\"\(width)\" height=\"\($0)\"" } } ?? ""
    let content =
      if output.mime.hasPrefix("video/") {
        "<video src=\"\(media)\" poster=\"\(media)?w=1280\" controls loop playsinline preload=\"metadata\"\(size)></video>"
      } else if output.mime.hasPrefix("audio/") {
        "<audio src=\"\(media)\" controls preload=\"metadata\"></audio>"
      } else {
        "<img src=\"\(media)\" srcset=\"\(media)?w=640 640w, \(media)?w=1280 1280w\(original(output, media))\" sizes=\"(min-width: 70rem) 68rem, 100vw\" alt=\"\(escaped(work.prompt.map { String($0.prefix(300)) } ?? title))\"\(size)>"
      }
    return "<figure class=\"work\">\(content)</figure>\n"
  }

  /// The original competes only when it is wider than the widest copy.
  private func original(_ output: SharedWork.Output, _ media: String) -> String {
    guard let width = output.width, width > 1280 else { return "" }
    return ", \(media) \(width)w"
  }

  private var facts: String {
    let day = work.createdAt.prefix(10)
    var rows = "<dt>Model</dt><dd>\(escaped(work.model))</dd>"
    rows += "<dt>Made</dt><dd><time datetime=\"\(escaped(String(day)))\">\(escaped(String(day)))</time></dd>"
    rows += "<dt>Views</dt><dd>\(work.views)</dd>"
    if work.isSandbox { rows += "<dt>Source</dt><dd>Sandbox output</dd>" }
    return "<dl>\(rows)</dl>\n"
  }
}
