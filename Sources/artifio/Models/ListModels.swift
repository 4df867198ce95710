import ArgumentParser
import JSON
import Models

struct ListModels: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "A line for each model: id, name, provider, kind, price to start from, state.")

  @OptionGroup var tree: TreeOption
  @Option(help: "Only this content type, such as prompt_to_image.") var type: String?
  @Option(help: "Only this provider, such as runware.") var provider: String?
  @Flag(help: "As JSON, as the catalogue has it.") var json = false

  func run() throws {
    let models = try tree.models().filter { (type ?? $0.contentType.rawValue) == $0.contentType.rawValue && (provider ?? $0.provider.rawValue) == $0.provider.rawValue }
    if json { return print(JSONValue.array(models.map { $0.catalogueEntry() }).text) }
    for row in columns(models.map(\.line)) { print(row) }
  }
}

extension Model {
  fileprivate var line: [String] {
    [recordID, name, provider.rawValue, contentType.rawValue, baseCreditCost?.text ?? "no price", isActive ? isLocked ? "locked" : "on" : "off: \(inactiveReason ?? "")"]
  }
}

/// Rows whose columns stand below each other.
private func columns(_ rows: [[String]]) -> [String] {
  let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    let cells = zip(row, widths).dropLast().map { $0 + String(repeating: " ", count: $1 - $0.count) }
    return (cells + row.suffix(1)).joined(separator: "  ")
  }
}
