// The configurations of docs/deploy, on the servers themselves: every kind of file comes with the headers it must have,
// compressed for who accepts it, at the root of a site and in a folder below another.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { installed, servers, start } from "./servers.mjs";
import { launch, open, phone } from "../browser/site.mjs";
import { ask, few, files, walk } from "./walk.mjs";

const site = process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url));
const paths = few(files(site));
const configuration = (name) => readFileSync(fileURLToPath(new URL(`../../docs/deploy/${name}`, import.meta.url)), "utf8");

test("every kind of file that is not small by itself stands in the site compressed too", () => {
  const alone = paths.filter((path) => !/\.(woff2|png)$/.test(path) && !(existsSync(join(site, `${path}.br`)) && existsSync(join(site, `${path}.gz`))));
  assert.deepEqual(alone, []);
});

// One server is always there (script/setup); the others are tried where they are.
for (const server of servers.filter((name) => name === "nginx" || installed(name))) {
  for (const below of ["/", "/hulp/"]) {
    test(`${server} answers as it should, with the site in ${below}`, async () => {
      const running = await start(server, { site, below });
      try {
        assert.ok((await walk({ url: running.url, site, paths })) > 100);
      } finally {
        await running.close();
      }
    });
  }

  test(`${server} writes down nothing of who reads what`, async () => {
    const running = await start(server, { site });
    try {
      const headers = { referer: "https://elders.example/", "user-agent": "wie-ben-ik" };
      for (const path of ["zwolle/hulp/jong/?wat-ik-zocht", "bestaat-niet/?wat-ik-zocht", "kit/?wat-ik-zocht"]) {
        await ask(new URL(path, running.url), { headers });
      }
      const logs = running.logs();
      for (const trace of ["wat-ik-zocht", "elders.example", "wie-ben-ik", "zwolle/hulp", "bestaat-niet", "GET "]) {
        assert.ok(!logs.includes(trace), `the log tells “${trace}”:\n${logs}`);
      }
    } finally {
      await running.close();
    }
  });
}

test("the app comes, and the browser has nothing to say about the headers", async () => {
  const running = await start("nginx", { site });
  const browser = await launch();
  try {
    const page = await phone(browser);
    const told = [];
    page.on("console", (message) => told.push(message.text()));
    await open(page, `${running.url}voorbeeld/`);
    assert.deepEqual([...told, ...page.troubles], []);
  } finally {
    await browser.close();
    await running.close();
  }
});

describe("the file _headers", () => {
  const rules = [...configuration("_headers").matchAll(/^(\/\S+)\n((?: {2}.+\n?)+)/gm)].map(([, path, lines]) => ({
    path,
    names: lines.trim().split("\n").map((line) => line.trim().split(":")[0].toLowerCase()),
    lines: lines.trim().split("\n").map((line) => line.trim()),
  }));

  test("keeps what never changes, and nothing else", () => {
    const kept = rules.filter(({ names }) => names.includes("cache-control"));
    const fits = (path) => kept.filter((rule) => `/${path}`.startsWith(rule.path.slice(0, -1))).length;
    assert.ok(kept.every((rule) => rule.path.endsWith("*")));
    for (const path of files(site)) {
      const fixed = /(-[0-9a-f]{16}(_bg)?\.(js|wasm)|\.[0-9a-f]{12}\.(css|json|png|svg|woff2))$/.test(path);
      assert.equal(fits(path), fixed ? 1 : 0, path);
    }
  });

  test("says in every answer what the servers say", () => {
    const everywhere = rules.find(({ path }) => path === "/*").lines;
    const said = [...configuration("nginx.conf").matchAll(/add_header (\S+) (?:"([^"]+)"|(\S+)) always;/g)];
    const other = said.map(([, name, quoted, bare]) => `${name}: ${quoted ?? bare}`).filter((line) => !line.startsWith("Cache-Control"));
    assert.deepEqual(everywhere, other);
  });

  test("is no longer than hosts allow", () => {
    assert.ok(rules.length <= 100);
    assert.ok(configuration("_headers").split("\n").every((line) => line.length <= 2000));
  });
});
