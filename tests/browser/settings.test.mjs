// Reading as one needs it; and nothing is kept on the device but what the reader asked for.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { home, kinds, made_up, plain_kinds } from "./pages.mjs";
import { launch, open, painted, phone, ready, serve, step, weather } from "./site.mjs";
import { double } from "./speech.mjs";
import { doors, walk } from "./walk.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

/** Everything a site can keep on a device. */
const kept = (page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
const nothing = { local: {}, session: {}, cookies: "", databases: [] };

const size = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const panel = async (page) => {
  await page.locator("[data-aid=adjust]").click();
  await page.locator("#aid-panel").waitFor();
};
const choose = (page, what) => page.locator(`label[for=aid-${what}]`).click();

test("whole walks, searching, reading aloud and looking at the panel keep nothing", async () => {
  const page = await phone(browser);
  await double(page);
  const follow = async (page, link) => {
    const [href] = await Promise.all([link.evaluate((one) => one.href), link.click()]);
    await page.waitForURL(href);
    await ready(page);
  };
  for (const door of doors) {
    await open(page, site.url + home(made_up));
    await walk(page, { door, pick: 0, follow, look: async () => {} });
  }
  await open(page, `${site.url}${home(made_up)}zoeken/`);
  await page.locator("#zoek").fill("mijn kind wordt gepest");
  await page.locator("#zoek-lijst [role=option]").first().waitFor();
  await page.locator("[data-aid=read]").click();
  await page.waitForFunction(() => window.speech.queue.length > 0);
  await page.evaluate(() => document.querySelector("[data-aid=adjust]").click());
  await page.locator("#aid-panel").waitFor();
  assert.deepEqual(await kept(page), nothing);
  assert.deepEqual(await page.context().cookies(), []);
  for (const url of page.requests) {
    assert.ok(url.startsWith(site.url), url);
    assert.doesNotMatch(decodeURIComponent(url), /gepest\b(?!\/)/, "what was typed is in no request");
  }
  await page.context().close();
});

test("the text grows in steps, at once, and stays so on the next page", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await panel(page);
  const sizes = [await size(page)];
  for (const number of [2, 3, 4]) {
    await page.locator("[data-aid=larger]").click();
    assert.equal(await page.locator("#aid-size").innerText(), `Tekst ${number} van 4`);
    sizes.push(await size(page));
  }
  for (const [at, larger] of sizes.entries()) assert.ok(at === 0 || larger > sizes[at - 1], sizes.join(" "));
  assert.ok(sizes.at(-1) / sizes[0] >= 1.75);
  await page.locator("[data-aid=larger]").click();
  assert.equal(await size(page), sizes[3], "there is no fifth step");
  assert.deepEqual((await kept(page)).local, { waarheen: "as-text-4" });
  // It is there before the first paint, and without the aid.
  await page.route("**/waarheen-aid-*", (route) => route.abort());
  await page.goto(site.url + plain_kinds().about);
  assert.equal(await size(page), sizes[3]);
  await page.context().close();
});

test("more contrast, in light and in dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await phone(browser, { colorScheme });
    await open(page, site.url + kinds().result);
    await panel(page);
    await choose(page, "contrast");
    const [ink, paper] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    const [black, white] = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"];
    assert.deepEqual([ink, paper], colorScheme === "light" ? [black, white] : [white, black]);
    await page.context().close();
  }
});

test("a calm screen shows what is needed now, and the rest with one tap", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().result);
  const count = () => page.$$eval("main *, .foot *", (all) => all.filter((one) => one.checkVisibility()).length);
  const before = await count();
  await panel(page);
  await choose(page, "calm");
  await page.locator("[data-aid=close]").click();
  const calm = await count();
  assert.ok(calm < before * 0.75, `${calm} of ${before}`);
  for (const stays of ["h1", ".first-place", ".tips", ".calling", ".strip a"]) assert.ok(await page.locator(stays).first().isVisible(), stays);
  await page.locator("#aid-all").click();
  assert.ok((await count()) >= before);
  // On the next screen it is calm again.
  await step(page, page.locator(".first-place > p > a.nl-link"));
  await page.locator("#aid-all").waitFor();
  assert.equal(await page.locator(".foot").isVisible(), false);
  // And on a page that is loaded anew.
  await page.goto(site.url + kinds().result);
  await page.locator("#aid-all").waitFor();
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("nothing moves for who wants that", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const moving = () => page.$$eval("*", (all) => all.filter((one) => getComputedStyle(one).transitionDuration !== "0s").length);
  assert.ok((await moving()) > 0);
  await panel(page);
  await choose(page, "still");
  assert.equal(await moving(), 0);
  await page.context().close();
});

test("buttons to read aloud can be there always", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, site.url + home(made_up));
  await panel(page);
  await choose(page, "spoken");
  await page.goto(site.url + kinds().question);
  await page.locator("main .say").first().waitFor();
  assert.equal(await page.locator("#aid-bar").isVisible(), false);
  await page.locator("main .say").first().click();
  await page.waitForFunction(() => window.speech.queue.length > 0);
  await page.context().close();
});

test("Wis alles removes everything, and says so", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await panel(page);
  assert.match(await page.locator("#aid-kept").innerText(), /geen keuzes bewaard/);
  for (const what of ["contrast", "calm", "still", "spoken"]) await choose(page, what);
  await page.locator("[data-aid=larger]").click();
  assert.match(await page.locator("#aid-kept").innerText(), /Deze keuzes blijven op dit toestel staan: Tekst, Meer contrast, .*\./);
  await page.locator("[data-aid=wipe]").click();
  assert.deepEqual(await kept(page), nothing);
  assert.match(await page.locator("#aid-kept").innerText(), /Gewist/);
  assert.equal(await page.locator("#aid-kept").getAttribute("role"), "status");
  assert.equal(await page.evaluate(() => document.documentElement.className), "");
  assert.equal(await page.locator("#aid-panel input:checked").count(), 0);
  await page.context().close();
});

test("leaving the site quickly wipes the settings too", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await panel(page);
  await choose(page, "contrast");
  await page.locator("[data-aid=close]").click();
  await page.route(weather, (route) => route.fulfill({ body: "weather" }));
  await page.locator(".exit").click();
  await page.waitForURL(weather);
  await page.goto(site.url + home(made_up));
  assert.deepEqual(await kept(page), nothing);
  await page.context().close();
});

test("where nothing can be kept the choice still holds, and that is said", async () => {
  const page = await phone(browser);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await open(page, site.url + home(made_up));
  const before = await size(page);
  await panel(page);
  await page.locator("[data-aid=larger]").click();
  assert.ok((await size(page)) > before);
  assert.match(await page.locator("#aid-kept").innerText(), /Bewaren lukt hier niet/);
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("what the device wants comes first: its own text size, contrast and stillness need no setting", async () => {
  const page = await phone(browser, { reducedMotion: "reduce", contrast: "more", colorScheme: "dark" });
  await open(page, site.url + home(made_up));
  const soft = await page.evaluate(() => {
    const of = (name) => getComputedStyle(document.body).getPropertyValue(name);
    return [of("--ink-soft") === of("--ink"), of("--paper")];
  });
  assert.deepEqual(soft, [true, "#10181d"]);
  assert.deepEqual(await kept(page), nothing);
  await page.context().close();
});

test("the panel by keyboard: it takes the focus, keeps it, closes with Escape and gives it back", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await page.locator("[data-aid=adjust]").focus();
  await page.keyboard.press("Enter");
  await page.locator("#aid-panel").waitFor();
  const inside = () => page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("#aid-panel") !== null);
  for (let press = 0; press < 12; press += 1) {
    assert.ok(await inside(), await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80)));
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await painted(page);
  assert.equal(await page.locator("#aid-panel").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.aid), "adjust");
  await page.context().close();
});

test("the panel and the bar fit the smallest screen, also with the largest text", async () => {
  const page = await phone(browser, { viewport: { width: 320, height: 640 } });
  await double(page);
  await open(page, site.url + kinds().question);
  await panel(page);
  for (const _ of [2, 3, 4]) await page.locator("[data-aid=larger]").click();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth
    && [...document.querySelectorAll("#aid-panel *, #aid-bar *")].every((one) => one.getBoundingClientRect().right <= innerWidth + 1));
  assert.ok(await fits(), "the panel");
  const small = await page.$$eval("#aid-panel button, #aid-panel label", (all) => all.filter((one) => one.getBoundingClientRect().height < 48).length);
  assert.equal(small, 0);
  await page.locator("[data-aid=close]").click();
  await page.locator("[data-aid=read]").click();
  await page.locator("#aid-bar").waitFor();
  assert.ok(await fits(), "the bar");
  await page.context().close();
});
