import JSON
import Store

/// GET /metrics, which nginx shows to the machine itself only.
struct ShowMetrics: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let others = MetricsFiles.read(world.settings.runDirectory, except: world.family)
    return Response(
      status: 200, headers: [("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), ("Cache-Control", "no-store")],
      body: Array((world.metrics.text + others + gauges(world)).utf8))
  }
  /// Queue and generations as the database counts them; nothing while it is away.
  private func gauges(_ world: World) -> String {
    guard let bytes = try? world.store.gauges(), let object = (try? JSONValue(parsing: bytes))?.object else { return "" }
    return object.members.map { "# TYPE artifio_\($0.key) gauge\nartifio_\($0.key) \($0.value.text)\n" }.joined()
  }
}
