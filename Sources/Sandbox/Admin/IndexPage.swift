import Threads

extension Sandbox {
  /// What a person sees who opens the stand-in in a browser.
  func indexPage() -> Answer {
    let (counts, jobs, open) = state.with { state in (state.counts, state.order.suffix(60).reversed().compactMap { state.jobs[$0] }, state.open.count) }
    let rows = House.allCases.map { house in
      let c = counts[house] ?? SandboxState.Counts()
      return "<tr><th>\(house.rawValue)<td>\(c.requests)<td>\(c.accepted)<td>\(c.rejected + c.limited)<td>\(c.paid)<td>\(c.failed)<td>\(c.callbacks)"
    }.joined()
    let words = FaultWord.allCases.map { "<code>[\($0.rawValue)\($0 == .slow ? " 20" : "")]</code>" }.joined(separator: " ")
    return Answer(200, html: """
      <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Artifio sandbox</title>
      <style>
        :root { color-scheme: dark light } body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 3rem auto; padding: 0 1.25rem }
        table { border-collapse: collapse; margin: 1.5rem 0 } td, th { padding: .3rem 1rem .3rem 0; text-align: left; font-variant-numeric: tabular-nums }
        ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; padding: 0; list-style: none }
        img, video { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: .5rem; background: #8883 } audio { width: 100% } small { opacity: .7; display: block; overflow-wrap: anywhere }
      </style>
      <h1>Artifio sandbox</h1>
      <p>This program stands in for kie.ai, Runware and the Lovable gateway. Nothing here costs anything, and nothing leaves this machine.
      A word at the start of a prompt makes one job go wrong: \(words). Rates for all jobs: <code>POST /admin/settings</code>; state: <a href="/admin/state">/admin/state</a>.</p>
      <table><tr><th>Provider<th>Requests<th>Accepted<th>Refused<th>Paid<th>Failed<th>Callbacks\(rows)</table>
      <p>\(open) under way.</p><ul>\(jobs.map(card).joined())</ul></html>
      """)
  }

  private func card(_ job: Job) -> String {
    let text = escaped("\(job.faults.words.map { "[\($0.rawValue)] " }.joined())\(job.commission.prompt.prefix(140))")
    let media = (job.pieces ?? []).first.map { piece in
      let path = "/files/\(piece.file)"
      return switch job.commission.medium {
      case .image: "<img loading=\"lazy\" src=\"\(path)\" alt=\"\(text)\">"
      case .video: "<video controls muted preload=\"metadata\" src=\"\(path)\"></video>"
      case .text: ""
      case .audio: "<audio controls preload=\"none\" src=\"\(path)\"></audio>"
      }
    } ?? ""
    let verdict = switch job.outcome {
    case .open: "under way"
    case .success: "done"
    case .failure(let code, _): "failed: \(code)"
    }
    return "<li>\(media)<div>\(text)</div><small>\(escaped(job.model)) · \(verdict)</small></li>"
  }
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
}
