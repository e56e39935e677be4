// `script/bench search`: finding by words on the built site in real Chromium, beside three other engines with the same
// texts. Prints tables; judges nothing.
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { createIndex, close as closePagefind } from "pagefind";
import { queries, things } from "./content.mjs";
import { build, large } from "./large.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const built = resolve(process.env.SITE ?? join(project, "dist"));
const waarheen = resolve(process.env.WAARHEEN ?? join(project, "target/tool/waarheen"));
const content = resolve(process.env.CONTENT ?? join(project, "public/content"));
/** How many services are made up for the large municipality. */
const number = 10_000;
/** How many queries are typed letter by letter. */
const typed = 100;
/** Of how many queries Fuse.js is asked one on the slower processor; it would take a quarter of an hour over all. */
const sample = 20;
/** Of how many of the typed queries one is typed on the slower processor, where all would take four minutes. */
const typedSample = 4;

const work = await mkdtemp(join(tmpdir(), "waarheen-bench-"));
const served = join(work, "site");
// One server for the site, the engines and the large site: what differs is then never where it came from.
process.env.SITE = served;
const { launch, serve } = await import("../tests/browser/site.mjs");
const { memory, percentile, searchPage, slow, slower, startSearch } = await import("./page.mjs");

const say = (text) => console.error(`» ${text}`);
const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), `|${head.map((_, at) => (at ? "---:" : "---")).join("|")}|`, ...rows.map(line)].join("\n"));
  console.log("");
};
const ms = (time) => time.toFixed(1);
const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;

/** Which queries are asked where: a page knows one municipality in one language. */
function byPage(sets) {
  const pages = new Map();
  for (const [set, list] of Object.entries(sets)) {
    for (const query of list) {
      const name = `${query.municipality}.${query.lang}`;
      pages.set(name, [...(pages.get(name) ?? []), { ...query, set }]);
    }
  }
  return pages;
}

async function pagefindIndex(folder, found, lang) {
  const { index } = await createIndex({ forceLanguage: lang });
  for (const { key, title, phrases, keywords, description } of found) {
    const text = [...title, ...phrases, ...keywords, ...description].join(". ");
    await index.addCustomRecord({ url: `/${key}/`, content: text, language: lang, meta: { title: title.join(". ") } });
  }
  const { errors } = await index.writeFiles({ outputPath: folder });
  if (errors.length) throw new Error(errors.join("\n"));
}

const engines = {
  waarheen: "Waarheen",
  minisearch: "MiniSearch",
  fuse: "Fuse.js",
  pagefind: "Pagefind",
};

/** Asks every query of every engine, quick and slow; what came of it, one entry for each query and engine. */
async function askAll(browser, url, sets) {
  const asked = [];
  const times = Object.fromEntries(Object.keys(engines).map((engine) => [engine, []]));
  for (const [name, list] of byPage(sets)) {
    const [municipality, lang] = name.split(".");
    const { things: found, stop_words } = await things(content, municipality, lang);
    await pagefindIndex(join(served, "bench/pagefind", name), found, lang);
    const page = await searchPage(browser, `${url}${lang === "nl" ? "" : `${lang}/`}${municipality}/zoeken/`);
    await startSearch(page);
    for (const engine of Object.keys(engines)) {
      say(`${engines[engine]}: ${list.length} queries in ${name}`);
      await page.evaluate(
        async ([engine, texts]) => {
          const bench = await import("/bench/engines.js");
          window.engine = await bench[engine](texts);
          window.ask = bench.ask;
        },
        [engine, { things: found, stop_words, name }],
      );
      const ask = (of) => page.evaluate((said) => window.ask(window.engine, said), of.map(({ query }) => query));
      const answers = await ask(list);
      await slow(page, slower);
      const slowly = await ask(list.filter((_, at) => engine !== "fuse" || at % sample === 0));
      await slow(page, 1);
      list.forEach(({ set, expect }, at) => {
        const place = answers[at].ids.slice(0, 10).findIndex((id) => expect.includes(id)) + 1;
        asked.push({ engine, set, place, time: answers[at].time });
      });
      times[engine].push(...slowly.map(({ time }) => time));
    }
    await page.context().close();
  }
  return { asked, slowly: times };
}

function quality(asked) {
  const part = (holds) => (asked.filter(holds).length / asked.length).toFixed(3);
  const reciprocal = asked.reduce((sum, { place }) => sum + (place ? 1 / place : 0), 0) / asked.length;
  return `${part(({ place }) => place === 1)} / ${part(({ place }) => place && place <= 3)} / ${reciprocal.toFixed(3)}`;
}

function besideOthers({ asked, slowly }, sets) {
  const known = Object.keys(sets).filter((set) => set !== "held back");
  const columns = { ...Object.fromEntries(known.map((set) => [set, [set]])), both: known, "held back": ["held back"] };
  const size = (of) => of.reduce((sum, set) => sum + sets[set].length, 0);
  const rows = Object.entries(engines).map(([engine, name]) => {
    const own = asked.filter((answer) => answer.engine === engine);
    const times = (of) => [0.5, 0.95].map((part) => ms(percentile(of, part)));
    const found = Object.values(columns).map((of) => quality(own.filter(({ set }) => of.includes(set))));
    return [name, ...found, ...times(own.map(({ time }) => time)), ...times(slowly[engine])];
  });
  const heads = Object.entries(columns).map(([name, of]) => `${name} (${size(of)})`);
  const clocks = ["ms, median", "ms, 95th", `ms at ${slower}× slower, median`, `ms at ${slower}× slower, 95th`];
  table(["Engine", ...heads, ...clocks], rows);
}

/** What search costs on one page: to load, to keep and to type in. */
async function cost(browser, url, folder, name, said) {
  const indexes = await readdir(join(folder, "search"));
  const index = await readFile(join(folder, "search", indexes.find((file) => file.startsWith(`${name}.nl.`))));
  const { docs, terms } = JSON.parse(index);
  const sizes = { things: docs.length, terms: terms.split(" ").length };
  const loads = {};
  let kept;
  let times = {};
  for (const rate of [1, slower]) {
    const page = await searchPage(browser, `${url}${name}/zoeken/`);
    const before = await memory(page);
    await slow(page, rate);
    loads[rate] = await startSearch(page);
    const typeAll = (of) => page.evaluate(async (list) => (await import("/bench/engines.js")).typeAll(list), of);
    await typeAll(said.slice(0, 2));
    times[rate] = await typeAll(said.filter((_, at) => rate === 1 || at % typedSample === 0));
    await slow(page, 1);
    const after = await memory(page);
    kept ??= { before: before.script, after: after.script, app: after.app, search: await after.search() };
    await page.context().close();
  }
  const at = (rate) => `${ms(percentile(times[rate], 0.5))} / ${ms(percentile(times[rate], 0.95))}`;
  return [
    ["Things that can be found", sizes.things.toLocaleString("en")],
    ["Stems in the index", sizes.terms.toLocaleString("en")],
    ["Index", kilobytes(index.length)],
    ["Index with Brotli", kilobytes(brotliCompressSync(index).length)],
    ["From focus to first results, ms", ms(loads[1])],
    [`From focus to first results at ${slower}× slower, ms`, ms(loads[slower])],
    ["JavaScript heap before search", kilobytes(kept.before)],
    ["JavaScript heap after typing", kilobytes(kept.after)],
    ["Wasm memory of search", kilobytes(kept.search)],
    ["Wasm memory of the app, which search does not need", kilobytes(kept.app)],
    [`Letters typed, and at ${slower}× slower`, [1, slower].map((rate) => times[rate].length).join(", ")],
    ["A letter, median / 95th, ms", at(1)],
    [`A letter at ${slower}× slower, median / 95th, ms`, at(slower)],
  ];
}

let server;
let browser;
try {
  await cp(built, served, { recursive: true });
  await mkdir(join(served, "bench"));
  await cp(join(project, "bench/engines.mjs"), join(served, "bench/engines.js"));
  await cp(join(project, "node_modules/minisearch/dist/es/index.js"), join(served, "bench/minisearch.js"));
  await cp(join(project, "node_modules/fuse.js/dist/fuse.min.mjs"), join(served, "bench/fuse.js"));
  const set = (name) => queries(join(project, "tests/search", `${name}.json`));
  const sets = { residents: await set("residents"), staff: await set("staff"), "held back": await set("held-back") };
  server = await serve();
  browser = await launch();

  const chip = cpus()[0]?.model.trim() ?? "unknown processor";
  console.log(`${availableParallelism()} cores (${chip}), Chromium ${browser.version()}\n`);
  const asked = await askAll(browser, server.url, sets);
  console.log("In each cell: right answer first / among the first three / mean reciprocal rank over ten. Everybody is");
  console.log("asked as a resident, staff too. Waarheen's times hold its results, laid out; the others hand over ids.");
  console.log(`At ${slower}× slower Fuse.js is asked one query in ${sample}.\n`);
  besideOthers(asked, sets);

  say(`Making a municipality with ${number} services`);
  const site = join(served, "large");
  const made = await build({ content, copy: join(work, "content"), built, site, waarheen, number });
  const said = sets.residents.filter(({ lang }) => lang === "nl").slice(0, typed / 2).map(({ query }) => query);
  const names = made.filter((_, at) => at % (number / (typed / 2)) === 0).map(({ name }) => name);
  say(`Typing ${typed} queries letter by letter`);
  const letters = [...said, ...names];
  const usual = await cost(browser, server.url, served, "zwijndrecht", letters);
  const many = await cost(browser, `${server.url}large/`, site, large, letters);
  console.log(`Typed letter by letter: ${typed} queries, half of residents and half names of made-up services.`);
  console.log("The files come from this machine, so loading holds no network.\n");
  const heads = ["", "Zwijndrecht", `${number.toLocaleString("en")} made-up services`];
  table(heads, usual.map((row, at) => [...row, many[at][1]]));
} finally {
  await browser?.close();
  await server?.close();
  await closePagefind();
  await rm(work, { recursive: true, force: true });
}
