-- Orders by 64 people, each with a key of its own.
local tokens = {}
for line in io.lines(os.getenv("BENCH_DIR") .. "/tokens") do tokens[#tokens + 1] = line end
local body = '{"model_record_id":"100@1","prompt":"a lighthouse in the fog","model_parameters":{}}'
local run, count = os.getenv("BENCH_RUN"), 0
function request()
  count = count + 1
  return wrk.format("POST", "/functions/v1/generate-content",
    { ["Authorization"] = "Bearer " .. tokens[math.random(#tokens)], ["Content-Type"] = "application/json", ["Idempotency-Key"] = run .. "-" .. count }, body)
end
function done(summary, latency) io.write(string.format("RESULT %f %d %f %f\n", summary.requests / summary.duration * 1e6, summary.errors.status, latency:percentile(50) / 1000, latency:percentile(99) / 1000)) end
