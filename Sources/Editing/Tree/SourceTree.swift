import Domain
import Files
import Models

/// The models as the files of a source tree say them, whether or not they have been compiled.
public struct SourceTree: Sendable {
  public let folder: String

  /// A folder that holds `Sources/Models/Registry.swift`.
  public init(_ folder: String) throws(Failure) {
    guard SourceTree.isThere(folder) else { throw Failure(.notFound, "\(folder) is no source tree: it has no \(Registry.path)") }
    self.folder = folder
  }

  public static func isThere(_ folder: String) -> Bool { (try? contents(of: folder + "/" + Registry.path)) != nil }

  /// Every file of the five folders, in the order in which the registry lists them; what it does not list comes last.
  public func files() throws(Failure) -> [ModelFile] {
    let order = try listed(), files = try files { _ in true }
    return files.enumerated().sorted { left, right in
      (order.firstIndex(of: left.element.symbol) ?? order.count, left.offset) < (order.firstIndex(of: right.element.symbol) ?? order.count, right.offset)
    }.map(\.element)
  }

  public func file(_ recordID: String) throws(Failure) -> ModelFile {
    let files = try files { $0.contains("recordID: \(quoted(recordID)),") }
    guard let file = files.first else { throw Failure(.modelNotFound, "There is no model “\(recordID.prefix(64))” in \(folder).") }
    guard files.count == 1 else { throw Failure(.stateConflict, "\(files.map(\.path).joined(separator: " and ")) have the same record id.") }
    return file
  }

  private func files(where isWanted: (String) -> Bool) throws(Failure) -> [ModelFile] {
    var files: [ModelFile] = []
    for type in ContentType.allCases {
      let folder = "Sources/Models/\(type.rawValue)"
      for name in names(in: self.folder + "/" + folder) where name.hasSuffix(".swift") {
        let text = try text(of: folder + "/" + name)
        if isWanted(text) { files.append(try ModelFile(folder + "/" + name, text: text)) }
      }
    }
    return files
  }

  /// The constants that the registry lists, in its order.
  func listed() throws(Failure) -> [String] { RegistryText(try text(of: Registry.path)).symbols }

  func text(of path: String) throws(Failure) -> String {
    do { return String(decoding: try contents(of: folder + "/" + path), as: UTF8.self) } catch { throw Failure(.notFound, "\(error)") }
  }

  /// Writes a file as a whole, beside it first: a reader sees the old one or the new one.
  func save(_ text: String, to path: String) throws(Failure) {
    do { try Files.write(Array(text.utf8), to: folder + "/" + path, mode: 0o644) } catch { throw Failure(.internalError, "\(error)") }
  }
}

extension Registry {
  static let path = "Sources/Models/Registry.swift"
}
