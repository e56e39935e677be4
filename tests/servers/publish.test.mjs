// Publishing (script/publish): readers get one whole release at any moment, and who still has an old page open finds its files.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("../../script/publish", import.meta.url));
const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), "waarheen-publish-"));
after(() => rmSync(work, { recursive: true }));

let places = 0;
const place = () => join(work, `place-${(places += 1)}`);

/** The names of the files of release `number`. */
const print = (number, length) => number.toString(16).padStart(length, "0");
const app = (number) => `waarheen-app-${print(number, 16)}.js`;
const bundle = (number) => `content/zwolle.nl.${print(number, 12)}.json`;

/** A small site as the native command writes it, of which every file says which release it is of. */
function built(number, { without } = {}) {
  const site = join(work, `site-${number}`);
  rmSync(site, { recursive: true, force: true });
  const page = (base) => `<html data-base="${base}" data-bundle="${base}${bundle(number)}" data-app="${base}${app(number)}">${number}</html>`;
  const files = {
    "index.html": page("./"),
    "404.html": page("/"),
    "zwolle/index.html": page("../"),
    "zwolle/hulp/ouder/index.html": page("../../../"),
    [app(number)]: `${number}`,
    [app(number).replace(".js", "_bg.wasm")]: `${number}`,
    [bundle(number)]: `${number}`,
    [`${bundle(number)}.br`]: `${number}`,
    "sw.js": `${number}`,
  };
  for (const [path, text] of Object.entries(files)) {
    if (path === without) continue;
    mkdirSync(join(site, path, ".."), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  return site;
}

/** As if this release had been replaced so many days ago. */
function age(to, release, days) {
  const then = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(join(to, `${release}.own`), then, then);
}

test("a reader who comes while releases follow each other finds every file that the page names", async () => {
  const to = place();
  await run(script, [built(1), to]);
  let busy = true;
  const publishing = (async () => {
    for (let number = 2; number <= 12; number += 1) await run(script, [built(number), to]);
    busy = false;
  })();
  const seen = new Set();
  while (busy) {
    const html = readFileSync(join(to, "current/zwolle/index.html"), "utf8");
    const number = Number(/>(\d+)</.exec(html)[1]);
    // The release may change between the page and its files.
    for (const path of [app(number), bundle(number)]) assert.equal(readFileSync(join(to, "current", path), "utf8"), `${number}`);
    seen.add(number);
    await new Promise(setImmediate);
  }
  await publishing;
  assert.ok(seen.size > 1, "no release was replaced while somebody read");
  assert.equal(readFileSync(join(to, "current/sw.js"), "utf8"), "12");
});

for (const without of ["404.html", app(2).replace(".js", "_bg.wasm"), bundle(2)]) {
  test(`a site without its ${without.replace(/[.-]0.*?2/, "")} does not go live`, async () => {
    const to = place();
    await run(script, [built(1), to]);
    const before = readlinkSync(join(to, "current"));
    await assert.rejects(run(script, [built(2, { without }), to]), ({ code, stderr }) => code === 1 && stderr.includes(without));
    assert.equal(readlinkSync(join(to, "current")), before);
    assert.equal(readFileSync(join(to, "current/sw.js"), "utf8"), "1");
    assert.deepEqual(readdirSync(join(to, "releases")).filter((name) => name.endsWith(".part")), []);
  });
}

test("files of a release that was replaced within the week stay, compressed copies too, and its pages do not", async () => {
  const to = place();
  await run(script, [built(1), to]);
  const first = readlinkSync(join(to, "current"));
  await run(script, [built(2), to]);
  age(to, first, 6);
  await run(script, [built(3), to]);
  const there = (path) => existsSync(join(to, "current", path));
  for (const number of [1, 2, 3]) assert.ok([app(number), bundle(number), `${bundle(number)}.br`].every(there), `release ${number}`);
  assert.match(readFileSync(join(to, "current/index.html"), "utf8"), />3</);
});

test("files of a release that was replaced longer ago go, and so does the release", async () => {
  const to = place();
  await run(script, [built(1), to]);
  const first = readlinkSync(join(to, "current"));
  await run(script, [built(2), to]);
  age(to, first, 8);
  await run(script, [built(3), to]);
  const there = (path) => existsSync(join(to, "current", path));
  assert.ok(!there(app(1)) && !there(bundle(1)));
  assert.ok(there(app(2)));
  assert.ok(!existsSync(join(to, first)));
});

test("the release before stays to go back to, however long ago it came", async () => {
  const to = place();
  await run(script, [built(1), to]);
  const first = readlinkSync(join(to, "current"));
  age(to, first, 100);
  await run(script, [built(2), to]);
  assert.equal(readFileSync(join(to, first, "sw.js"), "utf8"), "1");
  // It was live until now.
  assert.ok(existsSync(join(to, "current", app(1))));
});
