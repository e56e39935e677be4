// *Verlaat deze site*: at once, without a trace on the screen, before the app and without it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { kinds, plain_kinds } from "./pages.mjs";
import { hold, launch, open, phone, serve, weather } from "./site.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

/** A page that tells how it looks at the moment it is covered, and a weather page that comes only when told to. */
async function reader(options) {
  const page = await phone(browser, options);
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  let covered;
  const seen = new Promise((resolve) => (covered = resolve));
  await page.exposeFunction("tell_covered", covered);
  await page.addInitScript(() => {
    const watch = () => new MutationObserver(() => window.tell_covered({
      display: getComputedStyle(document.body).display,
      title: document.title,
      stored: localStorage.length + sessionStorage.length,
    })).observe(document.documentElement, { attributeFilter: ["class"] });
    document.addEventListener("DOMContentLoaded", watch);
  });
  await page.route(weather, async (route) => {
    await sent;
    await route.fulfill({ contentType: "text/html", body: "<title>Weer</title><h1>Weer</h1>" });
  });
  return { page, send, seen };
}

async function store(page) {
  await page.evaluate(() => {
    localStorage.setItem("iets", "1");
    sessionStorage.setItem("iets", "1");
  });
}

/** The page is covered and wiped while the next one is still on its way; then it is gone for good. */
async function gone({ page, send, seen }) {
  assert.deepEqual(await seen, { display: "none", title: "…", stored: 0 });
  send();
  await page.waitForURL(weather);
  await page.goBack();
  assert.equal(page.url(), "about:blank", "the page is no longer in the history");
  await page.context().close();
}

test("with the app", async () => {
  const one = await reader();
  await open(one.page, site.url + kinds()["urgent result"]);
  await store(one.page);
  await one.page.locator(".exit").click({ noWaitAfter: true });
  await gone(one);
});

test("before the app is there", async () => {
  const one = await reader();
  await hold(one.page);
  await one.page.goto(site.url + kinds()["urgent result"]);
  await store(one.page);
  await one.page.locator(".exit").click({ noWaitAfter: true });
  await gone(one);
});

test("with three times Shift", async () => {
  const one = await reader();
  await open(one.page, site.url + kinds()["urgent result"]);
  await store(one.page);
  for (let press = 0; press < 3; press += 1) await one.page.keyboard.press("Shift");
  await gone(one);
});

test("not with Shift twice, or with another key in between", async () => {
  const { page } = await reader();
  await open(page, site.url + kinds().home);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("a");
  await page.keyboard.press("Shift");
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains("left")), false);
  await page.context().close();
});

test("without script it is a link to the weather", async () => {
  const { page, send } = await reader({ javaScriptEnabled: false });
  send();
  await page.goto(site.url + kinds().home);
  await page.locator(".exit").click();
  await page.waitForURL(weather);
  await page.context().close();
});

test("a page says what leaving does not do", async () => {
  const page = await phone(browser);
  await page.goto(site.url + plain_kinds().leaving);
  assert.match(await page.locator("main").innerText(), /Geschiedenis/);
  assert.equal(await page.locator("main [data-exit]").count(), 1);
  await page.context().close();
});
