// How quick the desk is: twenty calls by keyboard, on a machine four times slower, from each key to what is painted. As at a
// desk one call comes after another; only the first finds an app that has just come.
import { calls, desk_page, open_desk, settle, work } from "../tests/browser/desk.mjs";
import { launch, serve } from "../tests/browser/site.mjs";

/** How many times slower than this machine. */
const slower = Number(process.env.SLOWER ?? 4);
/** How many times ready-made columns are shown, for each desk. */
const ready_made = 10;
/** Milliseconds between two letters, of somebody who types while a caller speaks: 100 words a minute. */
const delay = 120;

const browser = await launch();
const site = await serve();
const steps = [];

/** Has a page tell, of each key, when the first paint after it was there, and when the last change before the next key was. */
const watch = (page) => page.evaluate(() => {
  window.steps = [];
  // What changed is on the screen when the frame after it has been drawn and the next task runs.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
  addEventListener("keydown", ({ key, altKey }) => {
    if (key === "Alt") return;
    const start = performance.now();
    const typed = key.length === 1 && !/\d/.test(key) && !altKey;
    const step = { kind: key === "F2" ? "ready-made" : typed ? "a letter" : "a step", start };
    window.steps.push(step);
    painted(() => (step.first = performance.now() - start));
  }, true);
  // The columns follow one after another: the last change before the next key is the end of it.
  const columns = document.querySelector(".desk-columns");
  if (!columns) return;
  new MutationObserver(() => {
    const step = window.steps.at(-1);
    if (step) painted(() => (step.all = performance.now() - step.start));
  }).observe(columns, { childList: true, subtree: true, characterData: true, attributes: true });
});

const slow_down = async (page) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
};

// What this machine takes for a letter when there is nothing else to do.
const bare = await desk_page(browser);
await bare.setContent("<input autofocus>");
await bare.locator("input").focus();
await slow_down(bare);
await watch(bare);
await bare.keyboard.type(calls.map(({ words }) => words).join(" ").slice(0, 200), { delay });
steps.push(...(await bare.evaluate(() => window.steps)).map((step) => ({ ...step, kind: "bare" })));
await bare.context().close();

/** All three columns as they stand. */
const columns = (page) => page.evaluate(() => document.querySelector(".desk-columns").innerHTML);

/** What this machine takes for columns that need only be shown: a key brings one of these in, without the app. */
async function show_ready_made(page, made) {
  await page.evaluate((made) => {
    const shown = document.querySelector(".desk-columns");
    let at = 0;
    addEventListener("keydown", () => (shown.innerHTML = made[at++ % made.length]));
  }, made);
  for (let times = 0; times < ready_made; times += 1) {
    await page.keyboard.press("F2");
    await settle(page);
  }
}

for (const municipality of new Set(calls.map((call) => call.municipality))) {
  console.error(`» the calls of ${municipality}`);
  const page = await desk_page(browser);
  page.setDefaultTimeout(120_000);
  await open_desk(page, site, municipality);
  await slow_down(page);
  await watch(page);
  const made = [];
  for (const [at, call] of calls.filter((call) => call.municipality === municipality).entries()) {
    if (at > 0) {
      await page.keyboard.press("Alt+KeyN");
      await settle(page);
    }
    await work(page, call, { delay });
    made.push(await columns(page));
    const pressed = await page.evaluate(() => window.steps.splice(0));
    steps.push(...pressed.map((step) => ({ ...step, kind: at === 0 && step.kind === "a step" ? "a first step" : step.kind })));
  }
  await show_ready_made(page, made);
  steps.push(...(await page.evaluate(() => window.steps)));
  await page.context().close();
}
await browser.close();
await site.close();

const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))].toFixed(1);
console.log(`| From a key to the paint, ${slower}× slower | number | median ms | 95th ms | most ms | within 50 ms |`);
console.log("|---|---:|---:|---:|---:|---:|");
const rows = [
  ["a letter in a page with nothing but a box", "bare", "first"],
  ["a letter: it stands in the box", "a letter", "first"],
  ["a letter: what it may mean", "a letter", "all"],
  ["all three columns, ready-made, without the app", "ready-made", "first"],
  ["a step of the first call: what is known, and the next question", "a first step", "first"],
  ["a step of a later call: what is known, and the next question", "a step", "first"],
  ["a step of the first call: all three columns", "a first step", "all"],
  ["a step of a later call: all three columns", "a step", "all"],
];
for (const [name, wanted, until] of rows) {
  const list = steps.filter(({ kind }) => kind === wanted).map((step) => step[until] ?? step.first).sort((a, b) => a - b);
  const within = list.filter((ms) => ms <= 50).length;
  console.log(`| ${name} | ${list.length} | ${at(list, 0.5)} | ${at(list, 0.95)} | ${at(list, 1)} | ${within} |`);
}
