// Answers can be changed, stay private, and the back button works.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { below, home, html, kinds, made_up, municipalities } from "./pages.mjs";
import { launch, open, phone, ready, serve, step } from "./site.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

/** What a reader sees. */
const seen = (page) => page.locator("main").innerText();

test("an earlier answer is changed with one tap, and back goes back", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await step(page, page.locator('a.row[href$="/hulp/ouder/"]'));
  const question = await seen(page);
  await step(page, page.locator('a.row[href$="/school/"]'));
  await page.locator(".given > summary").click();
  await step(page, page.locator(".given a").last());
  assert.equal(await seen(page), question);
  await page.goBack();
  await page.waitForFunction(() => location.pathname.endsWith("/school/"));
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector("main").innerText === text, question);
  await page.goForward();
  await page.waitForFunction(() => location.pathname.endsWith("/school/"));
  await page.context().close();
});

test("a private answer stays behind the #, changes the result, and is in no request", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds()["result under a question"]);
  const address = new URL(page.url()).pathname;
  await step(page, page.locator("main > .rows a.row").first());
  const url = new URL(page.url());
  assert.equal(url.pathname, address);
  assert.match(url.hash, /^#[a-z-]+=[a-z0-9-]+$/);
  const answer = url.hash.split("=")[1];
  assert.ok(page.requests.every((request) => !request.includes("#") || request.split("#")[0] === url.href.split("#")[0]));
  assert.ok(site.asked.every((path) => !path.includes("#") && !path.includes(`=${answer}`)), "the server saw the answer");
  const result = await seen(page);
  const fresh = await phone(browser);
  await open(fresh, page.url());
  assert.equal(await seen(fresh), result, "a link opens the same result in a fresh profile");
  await fresh.context().close();
  await page.context().close();
});

test("something else that is going on is added to the result, and taken away again", async () => {
  const page = await phone(browser);
  const result = kinds().result;
  await open(page, site.url + result);
  const chip = page.locator("a.chip[data-also]").first();
  const need = await chip.getAttribute("data-also");
  const tips = await page.locator(".tips li").count();
  await chip.click();
  await page.waitForFunction((need) => location.hash === `#ook=${need}`, need);
  assert.ok((await page.locator(".tips li").count()) > tips, "tips for both");
  await page.locator(".given > summary").click();
  await page.locator(".given a").last().click();
  await page.waitForFunction(() => location.hash === "");
  assert.equal(await page.locator(".tips li").count(), tips);
  await page.context().close();
});

test("on sensitive screens the title is neutral and no trail is left in the history", async () => {
  const page = await phone(browser);
  await open(page, `${site.url}${home(made_up)}hulp/jong/veilig/`);
  const length = await page.evaluate(() => history.length);
  await step(page, page.locator('a.row[href$="/geweld-thuis/"]'));
  assert.equal(await page.title(), "Waarheen Voorbeeldstad");
  assert.equal(await page.evaluate(() => history.length), length);
  await page.context().close();
});

test("an address that does not exist has a page with help on it", async () => {
  const page = await phone(browser);
  const response = await page.goto(`${site.url}zwolle/hulp/dit/is/er/niet/`);
  assert.equal(response.status(), 404);
  assert.ok(await page.locator('.strip a[href="tel:112"]').isVisible());
  assert.ok((await page.locator("main a.row").count()) >= 4);
  await page.locator("main a.row").first().click();
  await ready(page);
  await page.context().close();
});

test("the state of opening hours is told in Dutch time, whatever the zone of the phone", async () => {
  const page = await phone(browser, { timezoneId: "Pacific/Auckland" });
  // Wednesday 18 November 2026, 10:00 in Amsterdam.
  await page.clock.setFixedTime(new Date("2026-11-18T09:00:00Z"));
  await open(page, `${site.url}${home(made_up)}aanbod/cjg/`);
  assert.match(await page.locator(".open-line").first().innerText(), /^Nu open, tot \d+:\d\d$/);
  await page.clock.setFixedTime(new Date("2026-11-22T09:00:00Z"));
  await page.reload();
  await ready(page);
  assert.match(await page.locator(".open-line").first().innerText(), /^Dicht, morgen open vanaf \d+:\d\d$/);
  await page.context().close();
});

test("who is young is spoken to as je, also on the pages behind the result", async () => {
  const page = await phone(browser);
  for (const municipality of municipalities) {
    const [result] = below(`${home(municipality)}hulp/jong/`).filter((path) => html(path).includes('class="result"'));
    for (const link of [".first-place > p > a.nl-link", 'footer a[href*="/aanbod/#"]', 'footer a[href*="/nu/#"]']) {
      await open(page, site.url + result);
      await step(page, page.locator(link).first());
      assert.doesNotMatch(await seen(page), /(^|\s)(u|uw)(?=[\s.,?!])/i, page.url());
    }
  }
  await page.context().close();
});
