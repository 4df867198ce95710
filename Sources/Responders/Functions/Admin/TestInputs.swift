import Domain
import JSON
import Models

extension Order {
  /// The settings of a test, with an example for everything that the model requires and that was left out. A picture is the newest of
  /// the admin's own; without any, the check will say what is missing.
  static func filled(_ said: JSONObject, _ prompt: String?, for model: Model, of admin: Claims, in world: World) throws(Failure) -> JSONObject {
    let missing = model.inputs.filter { input in
      let isSaid = said[input.name] != nil || input.part.map { said[$0.rawValue] != nil || ($0 == .positivePrompt && prompt != nil) } ?? false
      return input.isRequired && input.start == nil && !isSaid
    }
    let picture = try missing.contains(where: \.wantsPicture) ? world.store.newestPicture(admin.text) : nil
    var filled = said
    for input in missing where !input.wantsPicture || picture != nil { filled[input.name] = input.example(picture: picture ?? "") }
    return filled
  }
}

extension Input {
  fileprivate var wantsPicture: Bool {
    switch kind {
    case .image, .images, .frames: true
    default: false
    }
  }
}
