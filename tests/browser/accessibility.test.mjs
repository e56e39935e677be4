// Everybody can use every kind of page: judged by axe, by keyboard, enlarged, and by the size of what one taps.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, describe, test } from "node:test";
import { home, kinds, langs, made_up, plain_kinds } from "./pages.mjs";
import { launch, open, phone, ready, serve, step } from "./site.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const pages = (lang) => ({ ...kinds(lang), ...plain_kinds(lang) });
const visit = async (page, path, kind) => {
  await page.goto(site.url + path);
  if (!(kind in plain_kinds())) await ready(page);
};

for (const lang of langs) {
  for (const colorScheme of ["light", "dark"]) {
    describe(`axe finds nothing, ${lang}, ${colorScheme}`, { concurrency: 2 }, () => {
      for (const [kind, path] of Object.entries(pages(lang))) {
        test(kind, async () => {
          const page = await phone(browser, { colorScheme });
          await visit(page, path, kind);
          await page.addScriptTag({ path: axe });
          const { violations } = await page.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
          await page.context().close();
        });
      }
    });
  }
}

describe("every kind of page", { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(pages("nl"))) {
    test(`${kind}: one heading of the first level, and no level is skipped`, async () => {
      const page = await phone(browser);
      await visit(page, path, kind);
      const levels = await page.$$eval("h1,h2,h3,h4", (all) => all.map((heading) => Number(heading.tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, at) => assert.ok(level <= (levels[at - 1] ?? 0) + 1, `heading ${at} is of level ${level}`));
      await page.context().close();
    });

    test(`${kind}: nothing scrolls sideways on the smallest screen, with large text, or enlarged four times`, async () => {
      const page = await phone(browser);
      for (const [width, height, text] of [[320, 640, "112.5%"], [360, 740, "225%"], [320, 256, "112.5%"]]) {
        await page.setViewportSize({ width, height });
        await visit(page, path, kind);
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
        const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= inner, `${wide} of ${inner} wide at ${width}×${height}, text ${text}`);
      }
      await page.context().close();
    });

    test(`${kind}: what one taps is at least 48 high, unless it stands in a sentence`, async () => {
      const page = await phone(browser);
      await visit(page, path, kind);
      const small = await page.$$eval("a[href], button, summary", (all) => all
        .filter((one) => !one.closest("p, dd, li > .hard-word") && !one.matches(".hard-word, .number, .nl-skip-link, .links a"))
        .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
        .filter(([box]) => box.height > 0 && (box.height < 47.5 || box.width < 44))
        .map(([box, html]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`));
      assert.deepEqual(small, []);
      await page.context().close();
    });
  }
});

test("the tab order starts with the skip link, then the name, the language, and the way out", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const classes = [];
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press("Tab");
    classes.push(await page.evaluate(() => document.activeElement.className));
  }
  assert.deepEqual(classes, ["nl-skip-link", "brand", "tool", "exit", "row"]);
  await page.context().close();
});

test("the strip with help never covers what has the focus", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().result);
  const count = await page.locator("main :is(a[href], button, summary)").count();
  await page.locator(".exit").focus();
  for (let press = 0; press < count; press += 1) {
    await page.keyboard.press("Tab");
    const covered = await page.evaluate(() => {
      const focused = document.activeElement.getBoundingClientRect();
      return focused.bottom > document.querySelector(".strip").getBoundingClientRect().top + 1;
    });
    assert.equal(covered, false, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
  }
  await page.context().close();
});

test("by keyboard alone one gets from the front page to a number to call", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const go = async (end) => {
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((end) => document.activeElement.href?.endsWith(end), end)) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction((end) => location.pathname.endsWith(end) && document.activeElement.matches("h1"), end);
  };
  for (const end of ["/hulp/ouder/", "/thuis/", "/scheiding/"]) await go(end);
  await page.waitForFunction(() => document.querySelector('.first-place a[href^="tel:"]'));
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.href?.startsWith("tel:"))) break;
  }
  assert.match(await page.evaluate(() => document.activeElement.href), /^tel:/);
  await page.context().close();
});

test("each step says in its title where one is", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await step(page, page.locator('a.row[href$="/hulp/ouder/"]'));
  assert.match(await page.title(), /^Waar gaat het over\? – Vraag 2 van ongeveer 3 – Waarheen Voorbeeldstad$/);
  await page.context().close();
});

test("who asks for no motion gets none", async () => {
  const page = await phone(browser, { reducedMotion: "reduce" });
  await open(page, site.url + home(made_up));
  const moving = await page.$$eval("*", (all) => all.filter((one) => getComputedStyle(one).transitionDuration !== "0s").length);
  assert.equal(moving, 0);
  await page.context().close();
});

test("a hard word opens its meaning where it stands, without script", async () => {
  const page = await phone(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}dronten/aanbod/hulpteam/`);
  const word = page.locator(".hard-word").first();
  const meaning = page.locator(`#${await word.getAttribute("popovertarget")}`);
  assert.equal(await meaning.isVisible(), false);
  await word.click();
  assert.equal(await meaning.isVisible(), true);
  await page.context().close();
});
