import Domain
import Testing

@Suite struct HealthTests {
  @Test(
    "a model's health follows its outcomes, and a single fault takes nobody down",
    arguments: [
      (0, 0, false, Health.unknown), (1, 0, false, .healthy), (9, 1, true, .healthy), (8, 1, true, .degraded), (0, 1, true, .degraded), (0, 2, true, .degraded),
      (0, 3, true, .down), (2, 3, true, .down), (1, 9, false, .degraded), (3, 3, true, .degraded),
    ])
  func outcomes(_ completed: Int, _ faults: Int, _ isFailing: Bool, _ health: Health) {
    #expect(Health(completed: completed, faults: faults, isFailing: isFailing) == health)
  }

  @Test("a provider is down when two probes say so, and whoever knows nothing has no opinion")
  func probes() {
    #expect(Health(probes: []) == .unknown && Health(probes: [true, false]) == .healthy && Health(probes: [false]) == .degraded)
    #expect(Health(probes: [false, true]) == .degraded && Health(probes: [false, false]) == .down)
    for health in Health.allCases { #expect(health.worse(.unknown) == health && Health.unknown.worse(health) == health && health.worse(.down) == .down) }
    #expect(Health.healthy.worse(.degraded) == .degraded)
  }
}
