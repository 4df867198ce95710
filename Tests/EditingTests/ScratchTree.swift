@testable import Editing
import Files
import FoundationEssentials
import Glibc
import Models

let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A copy of the models' files to write to, under git, gone when the test is over.
final class ScratchTree {
  let folder = FileManager.default.temporaryDirectory.appending(path: "artifio-tree-" + UUID().uuidString)
  let tree: SourceTree

  init() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "Sources"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: repository.appending(path: "Sources/Models"), to: folder.appending(path: "Sources/Models"))
    tree = try SourceTree(folder.path)
    _ = git("init -q && git add . && git -c user.name=ada -c user.email=ada@example.test commit -q -m start")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The files that differ, each as `added removed path`.
  var changes: [String] { git("add -N . && git diff --numstat").split(separator: "\n").map { $0.split(separator: "\t").joined(separator: " ") } }

  func undo() { _ = git("checkout -q . && git clean -qfd") }

  func git(_ words: String) -> String {
    guard let pipe = popen("cd '\(folder.path)' && git \(words)", "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  func text(_ path: String) throws -> String { String(decoding: try contents(of: folder.path + "/" + path), as: UTF8.self) }
  func write(_ text: String, to path: String) throws { try Files.write(Array(text.utf8), to: folder.path + "/" + path, mode: 0o644) }
}

let schnell = "Sources/Models/prompt_to_image/FLUX_1_Schnell.swift"
let turbo = "Sources/Models/prompt_to_video/Kling_2_5_Turbo_Pro.swift"
