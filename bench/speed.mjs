// How quick the site is on a cheap phone: from a tap to the next screen, to the first paint on a slow line, and what it
// costs in bytes and memory. Prints tables; judges nothing.
import { home, kinds, made_up, plain_kinds } from "../tests/browser/pages.mjs";
import { copied, hold, keep_at_once, launch, open, painted, phone, ready } from "../tests/browser/site.mjs";
import { memory, percentile, slow, slower } from "./page.mjs";
import { compressed, slow_4g, slow_line } from "./served.mjs";

/** How many taps, and how many times each first paint is measured. */
const steps = 220;
const runs = Number(process.env.RUNS ?? 5);
/** Milliseconds that a finger rests on the glass in a tap; what is measured begins when it leaves. */
const finger = 80;
/** How many times slower Lighthouse takes a phone's processor to be, for what is measured on the slow line. */
const phone_slower = 4;

const say = (text) => console.error(`» ${text}`);
const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), `|${head.map((_, at) => (at ? "---:" : "---")).join("|")}|`, ...rows.map(line)].join("\n"));
  console.log("");
};
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const median = (numbers) => percentile(numbers, 0.5);

const browser = await launch();
const site = await compressed();

/** A page of which the processor and the line can be made slower. */
async function page_with_cdp(options) {
  const page = await phone(browser, options);
  page.setDefaultTimeout(120_000);
  page.cdp = await page.context().newCDPSession(page);
  return page;
}

/** Has the page tell how many milliseconds passed from each tap until what it changed was on the screen. */
const watch_taps = (page) => page.evaluate(() => {
  window.taps = [];
  // That is when the frame after it has been drawn and the next task runs.
  addEventListener("click", () => {
    const start = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.taps.push(performance.now() - start);
      port2.postMessage(0);
    });
  }, true);
});

/** Taps through the app, another answer each time, and from a result back to the front page; how long each tap took. */
async function tap(page, number) {
  for (let at = 0; at < number; at += 1) {
    const answers = page.locator("main > .rows a.row");
    const count = await answers.count();
    const link = count > 0 ? answers.nth((at * 7) % count) : page.locator("a.brand");
    const target = await link.evaluate((element) => element.href);
    await link.click({ delay: finger });
    await page.waitForFunction(([href, taps]) => location.href === href && window.taps.length > taps, [target, at]);
  }
  return page.evaluate(() => window.taps.splice(0));
}

say(`${steps} taps, ${slower} times slower`);
const walker = await page_with_cdp();
await open(walker, site.url + home(made_up));
await slow(walker, slower);
await watch_taps(walker);
// The first ones start what is needed for all.
await tap(walker, 20);
const before = await memory(walker);
const nodes = async () => (await walker.cdp.send("Memory.getDOMCounters")).nodes;
const nodes_before = await nodes();
const taps = await tap(walker, steps);
const after = await memory(walker);
const nodes_after = await nodes();
await walker.context().close();

table(["from the end of a tap to the next screen painted", "taps", "median", "98th percentile", "slowest"], [
  [`${slower} times slower`, taps.length, ...[0.5, 0.98, 1].map((part) => `${percentile(taps, part).toFixed(1)} ms`)],
]);
table([`memory of the app, after ${steps} taps more`, "before", "after"], [
  ["JavaScript", kilobytes(before.script), kilobytes(after.script)],
  ["wasm", kilobytes(before.app), kilobytes(after.app)],
  ["nodes of the page", nodes_before, nodes_after],
]);

say("First paint on a slow line");
/** First paint, largest paint and the app's coming, in milliseconds since the page was asked for. */
async function paints(page, url) {
  await page.goto(url, { waitUntil: "commit" });
  await ready(page);
  const app = await page.evaluate(() => performance.now());
  return page.evaluate(async (app) => {
    const of = (type) => new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type, buffered: true });
    });
    const [first, largest] = await Promise.all([of("paint"), of("largest-contentful-paint")]);
    return { first, largest, app };
  }, app);
}

/** Each way to come to a page: `visit` is what happened before, in the same profile. */
const ways = {
  "the first time": async () => {},
  "again, kept by the browser": async (page, url) => open(page, url),
  "again, with the service worker": async (page, url) => {
    await open(page, url);
    await copied(page);
  },
  "without a network, with the service worker": async (page, url, line) => {
    await open(page, url);
    await copied(page);
    await line.close();
  },
};
const arrivals = [];
for (const [way, visit] of Object.entries(ways)) {
  const worker = way.includes("service worker");
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    const line = await slow_line(site);
    const page = await page_with_cdp({ serviceWorkers: worker ? "allow" : "block" });
    if (worker) await keep_at_once(page);
    const url = line.url + kinds().question;
    await visit(page, url, line);
    await slow(page, phone_slower);
    all.push(await paints(page, url));
    await page.context().close();
    if (!way.startsWith("without")) await line.close();
  }
  const time = (what) => `${Math.round(median(all.map((one) => one[what])))} ms`;
  arrivals.push([way, time("first"), time("largest"), time("app")]);
}
const { back_and_forth, down } = slow_4g;
table(
  [`a question on slow 4G (${back_and_forth} ms, ${(down * 8) / 1e6} Mbit/s), processor ${phone_slower} times slower`, "first paint", "largest paint", "the app is there"],
  arrivals,
);

say("Bytes and shifts of each kind of page");
const sizes = [];
for (const [kind, path] of Object.entries({ ...kinds(), ...plain_kinds() })) {
  const page = await page_with_cdp();
  await page.cdp.send("Network.enable");
  const kind_of = new Map();
  const sum = { Document: 0, Script: 0, Other: 0 };
  page.cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    kind_of.set(requestId, response.mimeType === "application/wasm" ? "Script" : type);
  });
  page.cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = kind_of.get(requestId);
    if (type) sum[type in sum ? type : "Other"] += encodedDataLength;
  });
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const has_app = kind in kinds();
  const release = has_app && (await hold(page));
  await page.goto(site.url + path);
  await page.evaluate(() => document.fonts.ready);
  await painted(page);
  const coming = await page.evaluate(() => window.shift);
  if (has_app) {
    release();
    await ready(page);
  }
  await painted(page);
  const swap = (await page.evaluate(() => window.shift)) - coming;
  const number = page.requests.length;
  await page.context().close();
  const all = sum.Document + sum.Script + sum.Other;
  sizes.push([kind, number, kilobytes(sum.Document), kilobytes(all), coming.toFixed(3), has_app ? swap.toFixed(3) : "–"]);
}
table(["kind of page", "requests", "to be read", "all, with headers", "shift while it comes", "shift at the swap"], sizes);

await browser.close();
await site.close();
