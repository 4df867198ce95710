import Glibc
import JSON
import Postgres
import Providers
import TestSupport
import Testing
import Threads

@testable import Jobs

extension WorkerTests {
  @Test("a picture of a megabyte is stored and completed soon after the provider's answer")
  func delivery() throws {
    let ada = try Ada(), folder = "\(Scratch.folder.path)/media"
    var pictures: [Results] = []
    for index in 0..<3 {
      let path = "\(folder)-\(index).jpg"
      try #require(system("gm convert -size \(900 + index)x900 plasma: +noise Gaussian -quality 92 '\(path)'") == 0)
      defer { unlink(path) }
      let bytes = try contents(path)
      #expect(bytes.count > 400_000)
      pictures.append(Results([.bytes(bytes)]))
    }
    let answered = Monitor(0.0), made = pictures
    let provider = PretendProvider(ask: { _, times in
      answered.change { $0 = monotonicSeconds() }
      return .finished(made[times - 1])
    })
    var times: [Double] = []
    try withWorker(provider, kitchen: try LiveKitchen(mediaDirectory: folder)) { _ in
      for _ in 0..<pictures.count {
        let row = try ada.end(of: try ada.order(cost: "0.01"))
        times.append(monotonicSeconds() - answered.with { $0 })
        #expect(row["status"] == "completed" && row["outputs"]?[0]?["height"] == 900)
      }
    }
    print("from the provider's answer to completed: median \(times.sorted()[times.count / 2] * 1000) ms, worst \(times.max()! * 1000) ms")
  }

  @Test("a result that is not media fails as a bad result and is refunded")
  func notMedia() throws {
    let ada = try Ada(), folder = "\(Scratch.folder.path)/media"
    let provider = PretendProvider(ask: { _, _ in .finished(Results([.bytes(Array("<html>not here</html>".utf8))])) })
    try withWorker(provider, kitchen: try LiveKitchen(mediaDirectory: folder)) { _ in
      let id = try ada.order(), row = try ada.end(of: id)
      #expect(row["status"] == "failed" && row["status_detail"] == "bad_result")
      #expect(try ada.books(id) == "1 charge, 1 refund")
    }
  }
}
