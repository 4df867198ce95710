import ArgumentParser
import Domain
import JSON
import Models

struct PriceModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price", abstract: "What an order costs, and how that comes about.",
    discussion: "Inputs are name=value; a value that is JSON is taken as such, anything else as text. What is required and not said gets an example.")

  @Argument(help: "The record id.") var recordID: String
  @Argument(help: "Inputs, such as steps=8 or aspectRatio=16:9.") var inputs: [String] = []
  @OptionGroup var tree: TreeOption
  @Option(help: "A factor on the provider's price, such as 1.2.") var markup: String?
  @Option(help: "Width and height of the pictures given, such as 1024x768.") var pictures = "1024x1024"

  func run() throws {
    let model = try tree.model(recordID), order = try order(model)
    guard let size, let markup = markup.map({ Markup(["all": $0]) }) ?? Markup.none else { throw ValidationError("a markup is a decimal, a size is two numbers with an x") }
    let price = try spoken { () throws(Failure) in
      let checked = try model.checked(inputs: order)
      return try model.price(checked, pictures: Dictionary(checked.mediaReferences.map { ($0.reference, size) }) { first, _ in first }, markup: markup)
    }
    print("\(price.cost.text) credits\n\(price.formula)")
  }

  private func order(_ model: Model) throws -> JSONObject {
    var order = model.leastInputs(picture: Model.examplePicture)
    for input in inputs {
      let parts = input.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw ValidationError("“\(input)” is no name=value") }
      order[String(parts[0])] = (try? JSONValue(parsing: String(parts[1]))) ?? .string(String(parts[1]))
    }
    return order
  }

  private var size: PictureSize? {
    let sides = pictures.split(separator: "x").compactMap { Int64($0) }
    return sides.count == 2 ? PictureSize(width: sides[0], height: sides[1]) : nil
  }
}
