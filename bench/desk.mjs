// How quick the desk is: twenty calls by keyboard, on a machine four times slower, from each key to what is painted.
import { calls, desk_page, open_desk, work } from "../tests/browser/desk.mjs";
import { launch, serve } from "../tests/browser/site.mjs";

/** How many times slower than this machine. */
const slower = Number(process.env.SLOWER ?? 4);

const browser = await launch();
const site = await serve();
const steps = [];
for (const [at, call] of calls.entries()) {
  console.error(`» call ${at + 1} of ${calls.length}`);
  const page = await desk_page(browser);
  page.setDefaultTimeout(120_000);
  await open_desk(page, site, call.municipality);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.evaluate(() => {
    window.steps = [];
    // What changes is on the screen when the frame after it has been drawn and the next task runs.
    addEventListener("keydown", (event) => {
      const start = performance.now();
      const kind = event.key.length === 1 && !/\d/.test(event.key) ? "a letter" : "a step";
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.steps.push([kind, performance.now() - start]);
        port2.postMessage(0);
      });
    }, true);
  });
  await work(page, call);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  steps.push(...(await page.evaluate(() => window.steps)));
  await page.context().close();
}
await browser.close();
await site.close();

const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))].toFixed(1);
console.log(`| From a key to the paint, ${slower}× slower | number | median ms | 95th ms | most ms | within 50 ms |`);
console.log("|---|---:|---:|---:|---:|---:|");
for (const wanted of ["a letter", "a step"]) {
  const list = steps.filter(([kind]) => kind === wanted).map(([, ms]) => ms).sort((a, b) => a - b);
  const within = list.filter((ms) => ms <= 50).length;
  console.log(`| ${wanted} | ${list.length} | ${at(list, 0.5)} | ${at(list, 0.95)} | ${at(list, 1)} | ${within} |`);
}
