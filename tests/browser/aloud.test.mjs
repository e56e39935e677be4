// Reading aloud, with a voice that a test moves word by word; and once with a real one, where the machine has it.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { home, kinds, made_up, plain_kinds } from "./pages.mjs";
import { launch, open, painted, phone, ready, serve, step } from "./site.mjs";
import { double, said, to_the_end, voice, word } from "./speech.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const words = (text) => text.replace(/\s+/g, " ").trim();
const marked = (page, name) => page.evaluate((name) => [...CSS.highlights.get(name) ?? []].map(String).join("|"), name);
const status = (page) => page.locator("#aid-status").innerText();
const speaking = (page) => page.waitForFunction(() => window.speech.queue.length > 0);

/** Opens a page with a voice, and lets it read aloud. */
async function listen(path, options, how = {}) {
  const page = await phone(browser, how);
  await double(page, options);
  await open(page, site.url + path);
  await page.locator("[data-aid=read]").click();
  return page;
}

const all = { ...kinds(), ...plain_kinds() };
describe("every kind of page is read whole, in the order of the screen", { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(all)) {
    test(kind, async () => {
      const page = await phone(browser);
      await double(page);
      await page.goto(site.url + path);
      if (!(kind in plain_kinds())) await ready(page);
      await page.locator("[data-aid=read]").click();
      const read = (await to_the_end(page)).join(" ");
      assert.equal(await status(page), "Klaar met lezen");
      // Each heading and each answer is said, in the order in which they stand.
      const shown = await page.$$eval("main :is(h1, h2, h3, .row-label, .tips li)", (all) => all
        .filter((one) => one.checkVisibility() && !one.closest("details:not([open])"))
        .map((one) => one.innerText));
      assert.ok(shown.length > 0);
      let at = 0;
      // Abbreviations and numbers are said in another way than they are written.
      for (const text of shown.map(words).filter((text) => !/[A-Z]{2}|\d|–|\.\w|\//.test(text))) {
        const found = words(read).indexOf(text, at);
        assert.ok(found >= at, `“${text}” comes after what stands above it`);
        at = found;
      }
      assert.match(read, /1 1 2/, "and the numbers to call");
      assert.match(read, /0 8 0 0, 2 0 0 0/);
      assert.deepEqual(page.troubles, []);
      await page.context().close();
    });
  }
});

test("the language of the page is spoken by an offline voice of that language", async () => {
  const voices = [voice("en-US"), voice("nl-BE", { localService: false }), voice("nl-NL"), voice("en-GB")];
  for (const [lang, expected] of [["nl", "nl-NL voice"], ["en", "en-GB voice"]]) {
    const page = await listen(home(made_up, lang), { voices });
    await speaking(page);
    const [first] = await said(page);
    assert.deepEqual([first.lang, first.voice], [lang, expected]);
    await page.context().close();
  }
});

test("Dutch on an English page is spoken by a Dutch voice", async () => {
  const page = await phone(browser);
  await double(page);
  await page.goto(`${site.url}en/${made_up}/over/`);
  await page.locator("[data-aid=read]").click();
  await to_the_end(page);
  const spoken = await said(page);
  const dutch = await page.$$eval('main [lang="nl"]', (all) => all.map((one) => one.innerText.split(/\s/)[0]));
  assert.ok(dutch.length > 0, "there is Dutch on it");
  for (const begin of dutch) {
    const voices = spoken.filter(({ text }) => text.startsWith(begin)).map(({ voice }) => voice);
    assert.ok(voices.includes("nl-NL voice"), begin);
  }
  await page.context().close();
});

test("the word that is said is marked, within the sentence that is said", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  const [{ text }] = await said(page);
  for (const expected of text.split(" ").slice(0, 3)) {
    await word(page);
    assert.equal(await marked(page, "aid-word"), expected);
    assert.equal(words(await marked(page, "aid-part")), text);
  }
  await page.locator("[data-aid=stop]").last().click();
  assert.equal(await marked(page, "aid-word"), "", "nothing is marked after stop");
  await page.context().close();
});

test("an abbreviation is marked where it is written while its meaning is said", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, `${site.url}dronten/aanbod/cjg/`).catch(() => {});
  await page.evaluate(() => (document.querySelector("main h1").textContent = "Het CJG helpt"));
  await page.locator("[data-aid=read]").click();
  await speaking(page);
  while (!(await page.evaluate(() => window.speech.words.includes("Jeugd"))) && (await word(page)));
  assert.equal(await marked(page, "aid-word"), "CJG");
  await page.context().close();
});

test("after a pause the voice goes on at the word where it was", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  const [{ text }] = await said(page);
  await word(page);
  await word(page);
  const pause = page.locator("#aid-pause");
  await pause.click();
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0, "it is silent");
  assert.equal(await status(page), "Staat op pauze");
  assert.equal(words(await pause.innerText()), "Verder");
  await pause.click();
  await speaking(page);
  assert.equal((await said(page)).at(-1).text, text.split(" ").slice(1).join(" "));
  await word(page);
  assert.equal(await marked(page, "aid-word"), text.split(" ")[1]);
  assert.equal(await page.evaluate(() => window.speech.words.includes("a pause of the browser's own")), false);
  await page.context().close();
});

test("slower takes effect at once, and is told to a screen reader", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  assert.equal((await said(page)).at(-1).rate, 1);
  const slower = page.locator("#aid-slower");
  await slower.click();
  assert.equal((await said(page)).at(-1).rate.toFixed(1), "0.7");
  assert.equal(await slower.getAttribute("aria-pressed"), "true");
  await slower.click();
  assert.equal((await said(page)).at(-1).rate, 1);
  await page.context().close();
});

test("stop is silent, takes the bar away and gives the focus back", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  await page.locator("#aid-bar .aid-buttons [data-aid=stop]").click();
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0);
  assert.equal(await page.locator("#aid-bar").isVisible(), false);
  assert.ok((await page.locator(".say:visible").count()) > 0, "the buttons stay, to hear one thing");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.aid), "read");
  await page.context().close();
});

test("each question, answer and block has a button that reads just that", async () => {
  for (const path of [kinds().question, kinds().result, kinds().service]) {
    const page = await listen(path);
    await speaking(page);
    const units = await page.$$eval("main :is(h1, .rows > li, .card)", (all) => all.filter((one) => one.checkVisibility()).length);
    const buttons = page.locator("main .say:visible");
    assert.ok((await buttons.count()) >= units, `${await buttons.count()} buttons for ${units} things`);
    for (let at = 0; at < (await buttons.count()); at += 1) {
      const button = buttons.nth(at);
      const begin = /^Lees voor: ([^…]*)/.exec(await button.getAttribute("aria-label"))[1];
      const before = (await said(page)).length;
      await button.click();
      await page.waitForFunction((before) => window.speech.said.length > before, before);
      const [first] = (await said(page)).slice(before);
      if (!/[A-Z]{2}|\d|–|\.\w/.test(begin)) assert.ok(words(begin).startsWith(words(first.text).slice(0, 12)), `${begin} → ${first.text}`);
    }
    await page.context().close();
  }
});

test("an answer is read by its own button, and nothing after it", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  const before = (await said(page)).length;
  const row = page.locator(".rows > li").nth(1);
  await row.locator(".say").click();
  await page.waitForFunction((before) => window.speech.said.length > before, before);
  const read = (await to_the_end(page)).slice(before).join(" ");
  assert.equal(words(read), words((await row.locator(".row-text").innerText()).replaceAll("\n", " ")));
  await page.context().close();
});

test("the next screen is read by itself, and not when it was put on pause", async () => {
  const page = await listen(home(made_up));
  await to_the_end(page);
  await step(page, page.locator('a.row[href$="/hulp/ouder/"]'));
  await speaking(page);
  const heading = await page.locator("h1").innerText();
  assert.ok((await to_the_end(page)).includes(heading));
  await step(page, page.locator("main a.row").first());
  await speaking(page);
  await page.locator("#aid-pause").click();
  const before = (await said(page)).length;
  await step(page, page.locator("main a.row").first());
  await painted(page);
  assert.equal((await said(page)).length, before);
  await page.context().close();
});

test("reading goes on when the app takes over the same screen", async () => {
  const page = await phone(browser);
  await double(page);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/waarheen-app-*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(site.url + kinds().question);
  await page.locator("[data-aid=read]").click();
  await speaking(page);
  await word(page);
  const before = (await said(page)).length;
  release();
  await ready(page);
  await painted(page);
  assert.equal((await said(page)).length, before, "it did not start again");
  await word(page);
  assert.notEqual(await marked(page, "aid-word"), "", "and still marks its words");
  await page.context().close();
});

test("without a voice for the language it says so, and what one can do", async () => {
  for (const voices of [[], [voice("fr-FR")]]) {
    const page = await listen(kinds().question, { voices });
    await page.waitForFunction(() => document.querySelector("#aid-status")?.textContent.includes("geen Nederlandse stem"));
    assert.equal(await page.locator("#aid-pause").isVisible(), false);
    assert.equal(await page.locator("#aid-bar .aid-buttons [data-aid=stop]").isVisible(), true);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  }
});

test("without a voice the bar scrolls away, so that it covers nothing", async () => {
  const page = await listen(kinds().result, { voices: [] });
  await page.waitForFunction(() => document.querySelector("#aid-status")?.textContent.includes("geen Nederlandse stem"));
  const bottom = () => page.locator("#aid-bar").evaluate((bar) => bar.getBoundingClientRect().bottom);
  await page.evaluate(() => scrollTo(0, 0));
  assert.ok((await bottom()) > 0);
  await page.evaluate(() => scrollTo(0, 1200));
  await painted(page);
  assert.ok((await bottom()) <= 0);
  await page.context().close();
});

test("a browser without speech says so too", async () => {
  const page = await phone(browser);
  await page.addInitScript(() => {
    delete Window.prototype.speechSynthesis;
    delete window.speechSynthesis;
    delete window.SpeechSynthesisUtterance;
  });
  await open(page, site.url + kinds().question);
  assert.equal(await page.evaluate(() => "speechSynthesis" in window), false);
  await page.locator("[data-aid=read]").click();
  await page.waitForFunction(() => document.querySelector("#aid-status")?.textContent.includes("geen Nederlandse stem"));
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("voices that come late are waited for", async () => {
  const page = await listen(kinds().question, { late: true });
  await speaking(page);
  assert.equal((await said(page))[0].voice, "nl-NL voice");
  await page.context().close();
});

test("a voice that works through the internet reads only after a yes", async () => {
  const page = await listen(kinds().question, { voices: [voice("nl-NL", { localService: false })] });
  await page.locator("[data-aid=online]").waitFor();
  assert.match(await status(page), /internet/);
  assert.deepEqual(await said(page), []);
  await page.locator("[data-aid=online]").click();
  await speaking(page);
  assert.equal((await said(page))[0].voice, "nl-NL voice");
  await page.context().close();
});

test("a voice that fails says so, and the page goes on working", async () => {
  const page = await listen(home(made_up));
  await speaking(page);
  await page.evaluate(() => window.speech.fail("synthesis-failed"));
  await page.waitForFunction(() => document.querySelector("#aid-status")?.textContent.includes("stem"));
  await step(page, page.locator('a.row[href$="/hulp/ouder/"]'));
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("the meaning of a hard word is read when it opens", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, `${site.url}dronten/aanbod/hulpteam/`);
  await page.locator("[data-aid=read]").click();
  await speaking(page);
  await page.locator(".hard-word").first().click();
  const meaning = await page.locator(".meaning:popover-open strong").innerText();
  await page.waitForFunction((begin) => window.speech.queue[0]?.text.startsWith(begin), meaning.split(" ")[0]);
  await page.context().close();
});

test("when a meaning is said, reading goes on at the word where it was", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, `${site.url}dronten/aanbod/hulpteam/`);
  await page.locator("[data-aid=read]").click();
  await speaking(page);
  await word(page);
  await word(page);
  const whole = (await said(page)).at(-1).text;
  await page.locator(".hard-word").first().click();
  const meaning = await page.locator(".meaning:popover-open strong").innerText();
  await page.waitForFunction((begin) => window.speech.queue[0]?.text.startsWith(begin), meaning.split(" ")[0]);
  while (!whole.endsWith((await said(page)).at(-1).text)) assert.ok(await word(page), "the voice has more to say");
  assert.ok((await said(page)).at(-1).text.length < whole.length, "not from the start");
  await page.context().close();
});

test("who stopped the voice can still hear what a hard word means", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, `${site.url}dronten/aanbod/hulpteam/`);
  await page.locator("[data-aid=read]").click();
  await speaking(page);
  await page.locator("#aid-bar .aid-buttons > [data-aid=stop]").click();
  await page.locator(".hard-word").first().click();
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0, "nothing speaks unasked");
  const meaning = page.locator(".meaning:popover-open");
  const before = (await said(page)).length;
  await meaning.locator(".say").click();
  await page.waitForFunction((before) => window.speech.said.length > before, before);
  const [first] = (await said(page)).slice(before);
  assert.ok(first.text.startsWith((await meaning.locator("strong").innerText()).split(" ")[0]), first.text);
  await page.context().close();
});

test("what is found by searching is read by the button above it", async () => {
  const page = await listen(kinds().search);
  await speaking(page);
  const button = page.locator(".say:has(+ [role=listbox])");
  assert.ok(await button.isHidden(), "as long as there is nothing to read");
  await page.locator("#zoek").fill("ruzie");
  await page.locator("#zoek-lijst a").first().waitFor();
  const before = (await said(page)).length;
  await button.click();
  await page.waitForFunction((before) => window.speech.said.length > before, before);
  const read = words((await to_the_end(page)).slice(before).join(" "));
  const shown = await page.locator("#zoek-lijst .row-label").allInnerTexts();
  assert.ok(shown.length > 1);
  for (const title of shown) assert.ok(read.includes(words(title)), `${title} in ${read}`);
  await page.context().close();
});

test("Escape puts the voice on pause", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0);
  assert.equal(await status(page), "Staat op pauze");
  await page.context().close();
});

test("a voice for another language alone does not pretend to read the page", async () => {
  const page = await listen(kinds("en").question, { voices: [voice("nl-NL")] });
  await page.waitForFunction(() => /voice/.test(document.querySelector("#aid-status")?.textContent));
  assert.deepEqual(await said(page), []);
  await page.context().close();
});

test("whatever the bar hides, the focus stays in it", async () => {
  const focused = (page) => page.evaluate(() => document.activeElement.closest("#aid-bar") && document.activeElement.dataset.aid);
  const none = await listen(kinds().question, { voices: [] });
  await none.waitForFunction(() => document.querySelector("#aid-status")?.textContent.includes("geen Nederlandse stem"));
  assert.equal(await focused(none), "stop");
  await none.context().close();
  const online = await listen(kinds().question, { voices: [voice("nl-NL", { localService: false })] });
  await online.locator("[data-aid=online]").waitFor();
  await online.waitForFunction(() => document.activeElement.dataset.aid === "online");
  await online.keyboard.press("Enter");
  await speaking(online);
  assert.equal(await focused(online), "pause");
  await online.context().close();
});

test("by keyboard alone: read, pause, go on, stop", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, site.url + kinds().question);
  const until = async (does) => {
    for (let press = 0; press < 12; press += 1) {
      if (await page.evaluate((does) => document.activeElement.dataset.aid === does, does)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`no way to ${does}`);
  };
  await until("read");
  await page.keyboard.press("Enter");
  await speaking(page);
  await until("pause");
  await page.keyboard.press("Enter");
  assert.equal(await status(page), "Staat op pauze");
  await page.keyboard.press("Space");
  await speaking(page);
  await until("stop");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#aid-bar").isVisible(), false);
  await page.context().close();
});

test("a tap elsewhere loads nothing, and says nothing of what does not work", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().result);
  await page.locator("main summary").first().click();
  await page.locator("main p").first().click();
  await painted(page);
  assert.deepEqual(page.requests.filter((url) => url.includes("aid")), []);
  await page.evaluate(() => localStorage.setItem("waarheen", "as-calm"));
  await page.reload();
  await page.locator("#aid-all").waitFor();
  assert.equal(words(await page.locator("[data-aid=read]").innerText()), "Lees voor");
  await page.context().close();
});

test("the bar stays in sight while the screen scrolls along, and a second tap on the button stops", async () => {
  const page = await listen(kinds().result);
  await speaking(page);
  await page.evaluate(() => scrollTo(0, 1200));
  await painted(page);
  const top = await page.locator("#aid-bar").evaluate((bar) => bar.getBoundingClientRect().top);
  assert.equal(top, 0);
  await page.locator("[data-aid=read]").click();
  assert.equal(await page.locator("#aid-bar").isVisible(), false);
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0);
  await page.context().close();
});

test("a page that is put away falls silent", async () => {
  const page = await listen(kinds().question);
  await speaking(page);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  assert.equal(await page.evaluate(() => window.speech.queue.length), 0);
  assert.equal(await status(page), "Staat op pauze");
  await page.context().close();
});

test("who goes on before it has come loses nothing, and a file that does not come is asked for again", async () => {
  const page = await phone(browser);
  await double(page);
  await open(page, site.url + kinds().question);
  await page.route("**/aid/*.json", (route) => route.abort());
  const button = page.locator("[data-aid=read]");
  await button.click();
  await page.waitForFunction(() => document.querySelector("[data-aid=read] span").textContent === "Lukt nu niet");
  await page.unroute("**/aid/*.json");
  await button.click();
  await speaking(page);
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});
