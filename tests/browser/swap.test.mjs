// The app takes the place of the static page without anybody noticing.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { kinds, langs } from "./pages.mjs";
import { hold, launch, open, painted, phone, ready, serve } from "./site.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

/** The whole page as it stands, with addresses written out and without the line that tells what is open now. */
const markup = () => {
  const copy = document.querySelector("#app").cloneNode(true);
  const links = [...document.querySelectorAll("#app [href]")];
  [...copy.querySelectorAll("[href]")].forEach((link, at) => link.setAttribute("href", links[at].href));
  copy.querySelectorAll("[data-home]").forEach((box) => (box.dataset.home = new URL(box.dataset.home, document.baseURI)));
  copy.querySelectorAll(".open-line").forEach((line) => line.replaceChildren());
  copy.querySelectorAll(".open-line").forEach((line) => line.removeAttribute("class"));
  // Leptos marks where something may come; a reader sees none of it.
  const marks = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (marks.nextNode()) comments.push(marks.currentNode);
  comments.forEach((comment) => comment.remove());
  copy.normalize();
  // One line for each element, its attributes in order, so that a difference is easy to see.
  const lines = [];
  const tell = (node, depth) => {
    if (node.nodeType === Node.TEXT_NODE) return lines.push(`${depth} ${node.data}`);
    const attributes = [...node.attributes].filter(({ value, name }) => value !== "" || name.startsWith("data-"));
    lines.push(`${depth} ${node.tagName} ${attributes.map(({ name, value }) => `${name}=${value}`).sort().join(" ")}`);
    node.childNodes.forEach((child) => tell(child, depth + 1));
  };
  tell(copy, 0);
  return lines;
};

for (const lang of langs) {
  describe(`in ${lang}`, { concurrency: 2 }, () => {
    for (const [kind, path] of Object.entries(kinds(lang))) {
      test(`${kind}: the app shows what the page showed, without a shift`, async () => {
        const page = await phone(browser);
        const release = await hold(page);
        await page.goto(site.url + path);
        // What the typeface moves while the page itself comes in is not the app's doing.
        await page.evaluate(() => document.fonts.ready);
        await painted(page);
        const before = await page.evaluate(markup);
        await page.evaluate(() => {
          window.observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries()));
          window.shifts = [];
          window.observer.observe({ type: "layout-shift" });
        });
        release();
        await ready(page);
        const shown = await page.evaluate(markup);
        const at = shown.findIndex((line, number) => line !== before[number]);
        assert.equal(shown[at], before[at]);
        assert.equal(shown.length, before.length);
        await painted(page);
        const moved = await page.evaluate(() =>
          [...window.shifts, ...window.observer.takeRecords()].flatMap(({ sources }) =>
            sources.map(({ node }) => node?.outerHTML ?? node?.textContent),
          ),
        );
        assert.deepEqual(moved, []);
        assert.deepEqual(page.troubles, []);
        await page.context().close();
      });
    }
  });
}

test("focus, scroll and what was opened survive", async () => {
  const page = await phone(browser);
  const release = await hold(page);
  await page.goto(site.url + kinds().result);
  const fold = page.locator("details > summary").first();
  await fold.click();
  await fold.focus();
  const before = await page.evaluate(() => [scrollY, document.activeElement.textContent]);
  assert.ok(before[0] > 0, "the page is scrolled");
  release();
  await ready(page);
  assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.textContent]), before);
  assert.equal(await page.locator("details").first().getAttribute("open"), "");
  await page.context().close();
});

test("a translator may change the page before the app comes, and after", async () => {
  const translate = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.parentElement && !text.parentElement.closest("script,style"))) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(text);
    }
  };
  const page = await phone(browser);
  const release = await hold(page);
  await page.goto(site.url + kinds().question);
  await page.evaluate(translate);
  release();
  await ready(page);
  await page.evaluate(translate);
  await page.locator("main a.row").first().click();
  await page.waitForFunction(() => document.activeElement?.matches("h1"));
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("the first screen takes six requests at most, and none to another place", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().home);
  assert.ok(page.requests.length <= 6, page.requests.join("\n"));
  for (const url of page.requests) assert.ok(url.startsWith(site.url), url);
  await page.context().close();
});

test("English content is fetched only by an English page", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().home);
  assert.equal(page.requests.filter((url) => url.includes(".en.")).length, 0);
  await Promise.all([page.waitForEvent("load"), page.locator("[data-lang]").click()]);
  await ready(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(page.requests.filter((url) => url.includes(".en.")).length, 1);
  await page.context().close();
});
