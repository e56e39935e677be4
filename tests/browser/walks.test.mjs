// Everybody gets to a first place to go, whatever of the app does not arrive.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { home, made_up, municipalities } from "./pages.mjs";
import { launch, open, phone, serve, step } from "./site.mjs";
import { doors, look, walk } from "./walk.mjs";

const is_wasm = (path) => path.endsWith(".wasm");
const is_bundle = (path) => path.includes("/content/");

/** What may go wrong, the file it happens to, and what the server sends for it. */
const accidents = {
  "when the wasm is not there": [is_wasm, () => ({ status: 404 })],
  "when the line breaks halfway the wasm": [is_wasm, (body) => ({ body: half(body), length: body.length })],
  "when the wasm is damaged": [is_wasm, (body) => ({ body: damaged(body) })],
  "when the server fails on the content": [is_bundle, () => ({ status: 500, body: "Internal Server Error" })],
  "when the content is not whole": [is_bundle, (body) => ({ body: half(body) })],
};

const half = (body) => body.subarray(0, body.length / 2);
const damaged = (body) => Buffer.from(body.map((byte, at) => (at % 997 === 500 ? byte ^ 255 : byte)));

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

/** One test for each door of each of these municipalities; the answers differ, and are the same every time. */
function every_door(take, of = municipalities) {
  of.forEach((municipality, number) => {
    for (const door of doors) {
      test(`${municipality}, ${door}`, () => take(home(municipality), { door, pick: number, look }));
    }
  });
}

/** Follows a link as a browser does: each step is a page, and an answer behind the # is a place on this one. */
async function follow_page(page, link, loaded = (target) => page.waitForURL(target)) {
  const target = await link.evaluate((element) => element.href);
  const { pathname, hash } = new URL(target);
  if (hash && pathname === new URL(page.url()).pathname) {
    await link.click();
    assert.equal(await page.locator(":target").count(), 1, `an answer leads to a place on the page: ${target}`);
  } else {
    await Promise.all([loaded(target), link.click()]);
  }
  assert.equal(page.url(), target);
}

describe("with the app no page is loaded between steps", { concurrency: 2 }, () => {
  every_door(async (start, how) => {
    const page = await phone(browser);
    await open(page, site.url + start);
    await page.evaluate(() => (window.same = true));
    await walk(page, { ...how, follow: step });
    assert.equal(await page.evaluate(() => window.same), true);
    await page.context().close();
  });
});

test("a finger that slides off a link goes nowhere, and the next tap goes where it is", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const rows = page.locator("main > .rows a.row");
  const leads = () => rows.evaluateAll((links) => links.map((link) => link.href));
  const before = [page.url(), await leads()];
  const [first, second] = [rows.first(), rows.nth(1)];
  const middle = async (link) => {
    const { x, y, width, height } = await link.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const slide = async (to) => {
    await page.mouse.move(...await middle(first));
    await page.mouse.down();
    await page.mouse.move(...to);
    await page.mouse.up();
    assert.deepEqual([page.url(), await leads()], before);
  };
  const target = await second.evaluate((link) => link.href);
  // What was made ready for the first link must not be shown behind the second; every answer there leads on from it.
  const arrived = async () => {
    await page.waitForURL(target);
    const there = await leads();
    assert.ok(there.length > 0 && there.every((href) => href.startsWith(target)), there.join(" "));
    await page.goBack();
    assert.deepEqual([page.url(), await leads()], before);
  };
  await slide([2, 2]);
  // By the keyboard, which presses nothing before it clicks.
  await second.focus();
  await page.keyboard.press("Enter");
  await arrived();
  await slide(await middle(second));
  await second.click();
  await arrived();
  await page.context().close();
});

describe("without script every step is a page", { concurrency: 2 }, () => {
  every_door(async (start, how) => {
    const page = await phone(browser, { javaScriptEnabled: false });
    await page.goto(site.url + start);
    await walk(page, { ...how, follow: follow_page });
    await page.context().close();
  });
});

for (const [accident, [is_hit, send]] of Object.entries(accidents)) {
  describe(`${accident}, every step is a page`, { concurrency: 2 }, () => {
    const server = serve({ spoil: (path, body) => (is_hit(path) ? send(body) : undefined) });
    after(async () => (await server).close());

    every_door(async (start, how) => {
      const page = await phone(browser);
      // The step is over only when the app has had its chance to do harm.
      const loaded = async (target) => {
        // What is left of the page before must not be taken for this one.
        const is_over = (request) => is_hit(request.url()) && page.url() === target;
        await Promise.race([
          // Of an answer that says no, the rest is not read, so it does not finish.
          page.waitForEvent("response", (response) => is_over(response) && !response.ok()),
          page.waitForEvent("requestfinished", is_over),
          page.waitForEvent("requestfailed", is_over),
        ]);
        await page.waitForURL(target);
        await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))));
        assert.ok(!(await page.locator(".brand").getAttribute("href")).startsWith("/"), "the static page is still there");
      };
      const first = (await server).url + start;
      await Promise.all([loaded(first), page.goto(first)]);
      await walk(page, { ...how, follow: (_, link) => follow_page(page, link, loaded) });
      await page.context().close();
      // What goes wrong on the way does not hang on what the municipality says.
    }, [made_up]);
  });
}

describe("in a folder of another site", () => {
  test("the app finds its way", async () => {
    const deep = await serve({ below: "/diep/waarheen/" });
    const page = await phone(browser);
    await open(page, deep.url + home("dronten"));
    await page.evaluate(() => (window.same = true));
    await walk(page, { door: "ouder", pick: 1, look, follow: step });
    assert.equal(await page.evaluate(() => window.same), true);
    await deep.close();
    await page.context().close();
  });
});
