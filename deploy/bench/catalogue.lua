-- The catalogue as a browser asks for it: packed.
function init() wrk.headers["Accept-Encoding"] = "gzip" end
function done(summary, latency) io.write(string.format("RESULT %f %d %f %f\n", summary.requests / summary.duration * 1e6, summary.errors.status, latency:percentile(50) / 1000, latency:percentile(99) / 1000)) end
