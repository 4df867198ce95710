import HTML

extension Site {
  /// The frame of every page: what crawlers read, the header, the way into the studio.
  func document(title: String, about: String, path: String, body: String) -> String {
    let tags = [("og:title", title), ("og:description", about), ("og:type", "article"), ("og:url", address + path), ("og:site_name", "Artifio")]
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f8f7f5">
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0c0c0f">
      <title>\(escaped(title)) · Artifio</title>
      <meta name="description" content="\(escaped(about))">
      \(tags.map { "<meta property=\"\($0)\" content=\"\(escaped($1))\">" }.joined(separator: "\n"))
      <meta name="twitter:card" content="summary">
      <link rel="canonical" href="\(escaped(address + path))">
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/docs.css">
      <script src="/js/boot.js"></script>
      <script type="module" src="/js/docs.js"></script>
      </head>
      <body class="docs">
      <a class="skip" href="#main">Skip to content</a>
      <header>
      <a class="wordmark" href="/"><span class="logo" aria-hidden="true">A</span>Artifio</a>
      <nav aria-label="Site"><a class="btn ghost" href="/docs/models">Models</a><a class="btn" href="/create">Open the studio</a></nav>
      </header>
      <main id="main" tabindex="-1">
      \(body)
      </main>
      <footer><span>Made from the models' own files.</span> <a href="/llms.txt">llms.txt</a></footer>
      </body>
      </html>

      """
  }
}

/// A table with a heading for each column. Cells are HTML.
func table(_ label: String, _ headings: [String], _ rows: [[String]]) -> String {
  let head = headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
  let body = rows.map { row in
    "<tr>" + zip(row.indices, row).map { $0 == 0 ? "<th scope=\"row\">\($1)</th>" : "<td>\($1)</td>" }.joined() + "</tr>"
  }
  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(escaped(label))\"><table><thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n</tbody></table></div>\n"
}

/// Text that is copied with one press where scripts run.
func code(_ name: String, _ text: String, isOpen: Bool) -> String {
  "<details name=\"request\"\(isOpen ? " open" : "")><summary>\(escaped(name))</summary>"
    + "<div class=\"code\"><button type=\"button\" class=\"btn\" data-copy data-done=\"Copied\" hidden>Copy</button><pre tabindex=\"0\"><code>\(escaped(text))</code></pre></div></details>\n"
}
