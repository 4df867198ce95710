import Domain
@testable import Editing
import JSON
import Models
import Testing

@Suite struct QueueTests {
  let kling = Registry.all.first { $0.fileName == "Kling_2_5_Turbo_Pro.swift" }!.recordID

  private func apply(_ entries: JSONValue..., to scratch: ScratchTree) throws -> [String] {
    try scratch.tree.apply(try Change.queue(.array(entries))).map { ($0.path ?? $0.recordID) + " " + ($0.refusal?.code.code ?? "written") }
  }

  @Test func `changes whose state is what was seen are made together`() throws {
    let scratch = try ScratchTree()
    let done = try apply(
      ["record_id": "100@1", "path": "price/base", "value": "0.03", "old": "0.026"],
      ["record_id": "100@1", "path": "inputs/steps/start", "value": 8, "old": 4],
      ["record_id": "100@1", "path": "inputs/steps/kind", "value": "1...40", "old": ".integer(1...100)"],
      ["record_id": "100@1", "action": "lock", "hash": .string(try scratch.tree.file("100@1").hash)], to: scratch)
    #expect(done == [schnell + " written"])
    #expect(scratch.changes == ["4 4 " + schnell])
  }

  @Test func `of a file with one stale change nothing is written, and other files are`() throws {
    let scratch = try ScratchTree()
    let done = try apply(
      ["record_id": "100@1", "path": "name", "value": "A", "old": "FLUX.1 [schnell]"],
      ["record_id": .string(kling), "path": "hue", "value": 7, "old": .integer(Int64(Registry.find(kling)!.hue))],
      ["record_id": "100@1", "path": "price/base", "value": "0.03", "old": "0.02"], to: scratch)
    #expect(done == [schnell + " E017", turbo + " written"])
    #expect(scratch.changes == ["1 1 " + turbo])
  }

  @Test func `a file that has changed since its hash was seen, or is locked, is refused`() throws {
    let scratch = try ScratchTree(), hash = try scratch.tree.file("100@1").hash
    try scratch.tree.apply(Change("100@1", .set(path: "hue", .words("1"))))
    #expect(try apply(["record_id": "100@1", "path": "name", "value": "A", "hash": .string(hash)], to: scratch) == [schnell + " E017"])
    try scratch.tree.apply(Change("100@1", .lock))
    #expect(try apply(["record_id": "100@1", "path": "name", "value": "A", "old": "FLUX.1 [schnell]"], to: scratch) == [schnell + " E006"])
    #expect(try apply(["record_id": "nobody", "path": "name", "value": "A", "old": "B"], to: scratch) == ["nobody E002"])
  }

  @Test func `a change upon a change sees what the first has made`() throws {
    let scratch = try ScratchTree()
    let done = try apply(
      ["record_id": "100@1", "path": "hue", "value": 1, "old": .integer(Int64(Registry.find("100@1")!.hue))],
      ["record_id": "100@1", "path": "hue", "value": 2, "old": 1], to: scratch)
    #expect(done == [schnell + " written"] && scratch.changes == ["1 1 " + schnell])
  }

  @Test(arguments: [
    ["record_id": "100@1", "path": "name", "value": "A"], ["path": "name", "value": "A", "old": "B"], ["record_id": "100@1", "value": "A", "old": "B"],
    ["record_id": "100@1", "path": "name", "old": "B"], ["record_id": "100@1", "path": "name", "value": ["a": 1], "old": "B"],
    ["record_id": "100@1", "action": "delete", "old": "B"], "a change", 7,
  ] as [JSONValue])
  func `an entry that does not say what, where or what was seen is refused`(entry: JSONValue) {
    #expect(throws: Failure.self) { try Change.queue([entry]) }
    #expect(throws: Failure.self) { try Change.queue(entry) }
  }
}
