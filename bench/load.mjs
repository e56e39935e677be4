// `script/bench load`: nginx with the configuration of docs/deploy and the built site on this machine, asked by wrk for some
// seconds a row. Both share the processor, and nothing comes over a network: the server alone would do more, a line less.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../tests/servers/servers.mjs";
import { files } from "../tests/servers/walk.mjs";

const site = resolve(process.env.SITE ?? fileURLToPath(new URL("../dist", import.meta.url)));
const seconds = 10;
const connections = 64;
const place = "zwolle/";

const html = readFileSync(join(site, place, "index.html"), "utf8");
const named = (data) => new RegExp(`data-${data}="(?:\\.\\./)*([^"]+)"`).exec(html)[1];
const app = named("app");
const wasm = app.replace(".js", "_bg.wasm");
const font = readdirSync(site).find((name) => name.endsWith(".woff2"));
const pages = files(site)
  .filter((path) => path.startsWith(place) && path.endsWith("index.html"))
  .map((path) => path.slice(0, -"index.html".length));
const rows = {
  "a page": [place],
  "the app, wasm": [wasm],
  "a bundle": [named("bundle")],
  [`first visits, each at one of ${pages.length} pages`]: [...pages, app, wasm, named("bundle"), named("icons"), font],
};

const work = mkdtempSync(join(tmpdir(), "waarheen-load-"));
const server = await start("nginx", { site, workers: "auto" });
try {
  const [before] = loadavg();
  console.log(`${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${connections} connections, ${seconds} s a row; load average before: ${before.toFixed(1)}\n`);
  console.log("| Asked for | Requests/s | MB/s | Median, ms | 99th, ms | Errors |\n|---|---:|---:|---:|---:|---:|");
  for (const [what, paths] of Object.entries(rows)) {
    const list = join(work, "paths");
    writeFileSync(list, paths.map((path) => `/${path}`).join("\n"));
    const options = ["-t2", `-c${connections}`, `-d${seconds}s`, "-H", "Accept-Encoding: gzip, deflate, br", "-s", fileURLToPath(new URL("load.lua", import.meta.url))];
    const said = execFileSync("wrk", [...options, server.url, "--", list], { encoding: "utf8", timeout: 2 * seconds * 1000 });
    const told = JSON.parse(said.trim().split("\n").at(-1));
    const each = [told.requests / told.seconds, told.bytes / told.seconds / 1e6].map((number) => Math.round(number).toLocaleString("en"));
    console.log(`| ${[what, ...each, told.p50.toFixed(1), told.p99.toFixed(1), told.errors].join(" | ")} |`);
  }
} finally {
  await server.close();
  rmSync(work, { recursive: true, force: true });
}
