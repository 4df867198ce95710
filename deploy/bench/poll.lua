-- Random rows of one person; every request carries key and bearer, as a client's does.
local ids = {}
for line in io.lines(os.getenv("BENCH_DIR") .. "/ids") do ids[#ids + 1] = line end
local function text(name) local file = io.open(os.getenv("BENCH_DIR") .. "/" .. name); local all = file:read("*a"); file:close(); return all end
local requests = {}
function init()
  wrk.headers["apikey"] = text("anon")
  wrk.headers["Authorization"] = "Bearer " .. text("token")
  for i, id in ipairs(ids) do requests[i] = wrk.format("GET", "/rest/v1/generations?id=eq." .. id .. "&select=id,status,status_detail,progress,output_url,error_message") end
end
function request() return requests[math.random(#requests)] end
function done(summary, latency) io.write(string.format("RESULT %f %d %f %f\n", summary.requests / summary.duration * 1e6, summary.errors.status, latency:percentile(50) / 1000, latency:percentile(99) / 1000)) end
