import Domain
import Postgres

extension Store {
  /// `{"migration":"0007","worker_seconds":3.1}`
  public func ready() throws(Failure) -> [UInt8] { try value(Statement("api_ready", "select api.ready()"), []) }
}

extension Store {
  /// Gauges of the whole installation, by name.
  public func gauges() throws(Failure) -> [UInt8] { try value(Statement("api_gauges", "select api.gauges()"), []) }
}
