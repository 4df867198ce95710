@testable import Editing
import Models
import Testing

@Suite struct RewriteTests {
  @Test func `every model's file is read as the compiler reads it, and written anew without a byte of difference`() throws {
    let scratch = try ScratchTree()
    let files = try scratch.tree.files()
    #expect(files.map(\.model) == Registry.all)
    for file in files { try scratch.tree.save(file.model.canonical, to: file.path) }
    #expect(scratch.changes == [])
    #expect(try scratch.tree.problems() == [])
  }

  @Test func `one change in every file is one line of git diff in each`() throws {
    let scratch = try ScratchTree(), files = try scratch.tree.files()
    for edit in [("name", "Renamed"), ("expectedSeconds", "77"), ("inputs/0/about", "Another sentence."), ("hue", "359"), ("isLocked", nil)] {
      let changes = files.map { Change($0.model.recordID, edit.1.map { .set(path: edit.0, .words($0)) } ?? .lock) }
      #expect(try scratch.tree.apply(changes).allSatisfy { $0.refusal == nil })
      #expect(scratch.changes.sorted() == files.map { "1 1 \($0.path)" }.sorted(), "\(edit.0)")
      scratch.undo()
    }
  }

  @Test func `another amount in every price is one line of git diff in each`() throws {
    let scratch = try ScratchTree(), files = try scratch.tree.files()
    let changes = files.compactMap { file -> Change? in
      for case .base in file.model.price { return Change(file.model.recordID, .set(path: "price/base", .words("123.45"))) }
      guard case .table(_, let rows)? = file.model.price.first, let row = rows.first(where: { $0.value != nil }) else { return nil }
      return Change(file.model.recordID, .set(path: "price/table/" + row.key, .words("123.45")))
    }
    #expect(changes.count >= files.count - 2)
    #expect(try scratch.tree.apply(changes).compactMap(\.refusal) == [])
    #expect(scratch.changes.count == changes.count && scratch.changes.allSatisfy { $0.hasPrefix("1 1 ") })
  }
}
