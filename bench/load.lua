-- For wrk: asks for the paths of a file, one a line. Those that end in a slash are pages: one of them by chance, then every
-- other file in turn, as a first visit does. At the end one line of JSON.
local pages, others, turn = {}, {}, -1

function init(args)
  for path in io.lines(args[1]) do
    table.insert(path:sub(-1) == "/" and pages or others, path)
  end
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
end

function request()
  turn = (turn + 1) % (#others + (#pages > 0 and 1 or 0))
  local path = #pages > 0 and (turn == 0 and pages[math.random(#pages)] or others[turn]) or others[turn + 1]
  return wrk.format("GET", path)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"bytes":%d,"seconds":%f,"p50":%f,"p99":%f,"errors":%d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
