// A page with the search box, and what can be measured of it from outside.
import { open, phone } from "../tests/browser/site.mjs";

/** How many times slower the second measure is: a cheap phone against this machine. */
export const slower = 6;

/** A search page of which the app has taken over; the search box has not been asked for. */
export async function searchPage(browser, url) {
  const page = await phone(browser);
  page.setDefaultTimeout(120_000);
  await open(page, url);
  page.cdp = await page.context().newCDPSession(page);
  return page;
}

export function slow(page, rate) {
  return page.cdp.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Focuses the box with a query in it, as on a slow line, and waits for its results; how many milliseconds it took. */
export async function startSearch(page) {
  await page.evaluate(() => {
    const box = document.getElementById("zoek");
    const list = document.getElementById("zoek-lijst");
    box.value = "hulp";
    const start = performance.now();
    new MutationObserver(() => (window.searchCameIn ??= performance.now() - start)).observe(list, { childList: true });
    box.focus();
  });
  const came = await page.waitForFunction(() => window.searchCameIn);
  return came.jsonValue();
}

/** Bytes in use after tidying up: of JavaScript, of the app's wasm and of search's. */
export async function memory(page) {
  await page.cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await page.cdp.send("Runtime.getHeapUsage");
  // A module that has started answers again with what it started.
  const wasm = (name) =>
    page.evaluate(async (file) => {
      const { memory } = await (await import(document.documentElement.dataset[file])).default();
      return memory.buffer.byteLength;
    }, name);
  return { script: usedSize, app: await wasm("app"), search: () => wasm("search") };
}

/** The number below which this part of all numbers stays. */
export function percentile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}
