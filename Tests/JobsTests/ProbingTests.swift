import Glibc
import JSON
import Providers
import Testing
import Threads

@testable import Jobs

extension WorkerTests {
  @Test("providers are probed at once when somebody wants to know, and what can't be asked is not called well")
  func probing() throws {
    let ada = try Ada(), stopping = Monitor(false)
    try ada.query("delete from public.provider_probes")
    var world = try pretendWorker(PretendProvider(probe: Probe(isWell: false, detail: "no credits are left"))).world
    world.places["silent"] = World.Place(PretendProvider(), isSandbox: true, callbackPath: nil)
    let probing = Probing(world: world, databaseInfo: try Scratch.info(as: "worker")) { stopping.with { $0 } }
    let thread = Thread.start { probing.run() }
    defer {
      stopping.change { $0 = true }
      thread.join()
    }
    // Its first round is its own; what is wanted later it hears of.
    func found(_ provider: String) throws -> String? {
      let start = monotonicSeconds()
      while monotonicSeconds() - start < 10 {
        let said = try ada.query(
          "select coalesce(ok::text, 'null') || ' ' || coalesce(detail, '-') || ' ' || sandbox from public.provider_probes where provider = $1 and ended_at is not null", provider)
        if let said { return said }
        usleep(5_000)
      }
      return nil
    }
    #expect(try found("pretend") == "false no credits are left true")
    #expect(try found("silent") == "null - true")
    try ada.query("select public.want_probes(array['unknown'], 60)")
    #expect(try found("unknown") == "false not set up false")
  }
}
