/// GET /metrics, which nginx shows to the machine itself only.
struct ShowMetrics: Responder {
  func respond(to request: Request, as caller: Caller, in world: World) -> Response {
    let others = MetricsFiles.read(world.settings.runDirectory, except: world.family)
    return Response(
      status: 200, headers: [("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), ("Cache-Control", "no-store")],
      body: Array((world.metrics.text + others).utf8))
  }
}
