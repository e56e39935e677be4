// The desk of the front office: calls by keyboard, hand-over, code, danger, several callers, counts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, test } from "node:test";
import jsQR from "jsqr";
import { calls, desk_page, first_place, open_desk, settle, work } from "./desk.mjs";
import { home, html, made_up } from "./pages.mjs";
import { bring, hold, launch, open, phone, serve } from "./site.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const close = async (page) => {
  assert.deepEqual(page.troubles, []);
  await page.context().close();
};

/** A call of a parent about a child that is bullied. */
async function bullied(page, municipality = made_up) {
  await open_desk(page, site, municipality);
  await work(page, { municipality, who: "parent", need: "gepest", words: "mijn zoon wordt gepest" });
}

test("twenty callers, by keyboard alone: each comes to the place their municipality names", async (t) => {
  const rows = [];
  for (const call of calls) {
    const page = await desk_page(browser);
    await open_desk(page, site, call.municipality);
    const keys = await work(page, call);
    assert.equal(await first_place(page), call.expect, `${call.row} in ${call.municipality}: ${keys.join(" ")}`);
    rows.push({ ...call, keys });
    await close(page);
  }
  const counts = rows.map(({ keys }) => keys.length).sort((a, b) => a - b);
  const median = counts[counts.length / 2];
  t.diagnostic("| call | municipality | place | keys beyond the words | which |");
  t.diagnostic("|---|---|---|---:|---|");
  for (const { row, municipality, expect, keys } of rows) {
    t.diagnostic(`| ${row} | ${municipality} | ${expect} | ${keys.length} | ${keys.join(" ")} |`);
  }
  t.diagnostic(`median ${median}, most ${counts.at(-1)}`);
  assert.equal(calls.length, 20);
  assert.ok(median <= 12, `${median} keys`);
});

test("facts are taken in any order, each a chip that can be taken back", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  await page.keyboard.type("9 jaar, zit op het stipje");
  await page.keyboard.press("Enter");
  const chips = page.locator(".desk-chips .desk-chip:not(.desk-open)");
  assert.ok((await chips.allTextContents()).some((chip) => chip.includes("4 tot en met 11 jaar")));
  assert.ok((await chips.allTextContents()).some((chip) => chip.includes("Het Stipje")));
  const before = await chips.count();
  await page.keyboard.press("Backspace");
  assert.equal(await chips.count(), before - 1);
  await chips.first().click();
  assert.equal(await chips.count(), before - 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), "beller");
  await close(page);
});

test("keys that come faster than the screen is painted are all heard, in their order", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  // All within one task: the browser paints nothing in between.
  await page.evaluate(() => {
    const box = document.querySelector("#beller");
    const type = (words) => {
      box.value = words;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const press = (key, more) => box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
    type("mijn zoon word");
    type("mijn zoon wordt gepest");
    press("Enter");
    type("mijn man slaat mij");
    press("n", { altKey: true, code: "KeyN" });
    type("9 jaar");
    press("Enter");
    press("w", { altKey: true, code: "KeyW" });
  });
  await settle(page);
  const chips = () => page.locator(".desk-chips .desk-chip:not(.desk-open)").allTextContents();
  assert.ok((await chips()).some((chip) => /gepest/.test(chip)), (await chips()).join());
  assert.equal(await page.locator("#beller").inputValue(), "mijn man slaat mij");
  assert.equal(await page.getByRole("alert").count(), 1);
  assert.match(await page.locator(".desk-places").innerText(), /gepest/i);
  await page.keyboard.press("Alt+KeyW");
  await settle(page);
  assert.deepEqual(await chips(), ["4 tot en met 11 jaar ×"]);
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.doesNotMatch(await page.locator("main").innerText(), /gepest/i);
  await close(page);
});

test("of the caller before nothing can be seen, not even until the next one's places come", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  await page.keyboard.type("mijn zoon wordt gepest");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await page.locator(".desk-hit").count(), 0);
  const parts = [".desk-place", ".desk-service-name"];
  const seen = (press) => page.evaluate(async ([press, parts]) => {
    const box = document.querySelector("#beller");
    if (press) box.dispatchEvent(new KeyboardEvent("keydown", { key: "n", altKey: true, code: "KeyN", bubbles: true }));
    // What the app does at once is done then, and nothing has been painted.
    for (let turns = 0; turns < 50; turns += 1) await undefined;
    return parts.map((part) => document.querySelector(part)?.checkVisibility({ opacityProperty: true }));
  }, [press, parts]);
  assert.deepEqual(await seen(false), [true, true]);
  assert.deepEqual(await seen(true), [false, false]);
  await settle(page);
  assert.deepEqual(await seen(false), [true, true]);
  assert.doesNotMatch(await page.locator("main").innerText(), /gepest/i);
  await close(page);
});

test("who only tells an age means no need by it, until one is chosen", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  const chips = () => page.locator(".desk-chips .desk-chip:not(.desk-open)").allTextContents();
  await page.keyboard.type("9 jaar");
  await settle(page);
  assert.ok(await page.locator(".desk-hit").count() > 0);
  assert.equal(await page.locator('.desk-hit[aria-selected="true"]').count(), 0);
  assert.equal(await page.locator("#beller").getAttribute("aria-activedescendant"), null);
  await page.keyboard.press("Enter");
  assert.equal((await chips()).length, 1);
  await page.keyboard.type("9 jaar");
  await settle(page);
  const meant = await page.locator(".desk-hit > span").first().textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.ok((await chips()).some((chip) => chip.startsWith(meant)), (await chips()).join());
  await close(page);
});

test("words in which nothing is found say so, until they are wiped", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  const meanings = page.locator(".desk-hits");
  assert.equal(await meanings.isVisible(), false);
  await page.keyboard.type("xqzvw");
  await settle(page);
  assert.match(await meanings.innerText(), /Niets gevonden/);
  await page.keyboard.press("Escape");
  assert.equal(await meanings.isVisible(), false);
  await close(page);
});

test("danger is heard in words that are wiped at once", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  await page.evaluate(() => {
    const box = document.querySelector("#beller");
    box.value = "mijn man slaat mij";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator("#beller").inputValue(), "");
  await close(page);
});

test("each answer to the question that is offered says how many places it leaves", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  assert.match(await page.locator(".desk-asking .desk-say").textContent(), /belt/);
  const left = await page.locator(".desk-answer small").allTextContents();
  assert.ok(left.length > 2);
  for (const one of left) assert.match(one, /^\d+ plek/);
  await page.keyboard.press("1");
  assert.match(await page.locator(".desk-asking .desk-say").textContent(), /Waar gaat het over/);
  await close(page);
});

test("a sign of danger shows the script; it can be put away, and its sign stays", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  await page.keyboard.type("mijn man slaat mij en de kinderen");
  const script = page.getByRole("alert");
  await script.waitFor();
  assert.match(await script.textContent(), /Is het nu veilig/);
  for (const number of ["112", "113", "0800-2000"]) assert.match(await script.textContent(), new RegExp(number));
  // It covers nothing, and the worker goes on typing.
  assert.equal(await page.evaluate(() => document.activeElement.id), "beller");
  await page.keyboard.press("Alt+KeyG");
  assert.equal(await page.locator(".desk-danger").count(), 0);
  assert.equal(await page.locator(".desk-sign").count(), 1);
  await page.keyboard.press("Alt+KeyG");
  assert.equal(await page.locator(".desk-danger").count(), 1);
  await close(page);
});

describe("the hand-over", () => {
  test("is one key, and its link opens the same result in a fresh profile", async () => {
    const page = await desk_page(browser);
    await bullied(page);
    const expected = await first_place(page);
    const name = await page.locator(".desk-place .desk-name").first().textContent();
    await page.keyboard.press("Alt+KeyO");
    assert.match(await page.locator("#desk-whole").textContent(), new RegExp(name));
    const link = await page.locator("#desk-link").getAttribute("href");
    assert.match(link, /\/hulp\/ouder\/school\/gepest\//);
    await page.locator("#desk-qr").waitFor();

    const other = await phone(browser);
    await open(other, link);
    assert.match(await other.locator(".first-place").innerHTML(), new RegExp(`/aanbod/${expected}/`));
    await other.context().close();
    const plain = await phone(browser, { javaScriptEnabled: false });
    const answer = await plain.goto(link);
    assert.equal(answer.status(), 200);
    assert.match(await plain.locator("main").innerHTML(), new RegExp(`/aanbod/${expected}/`));
    await plain.context().close();
    await close(page);
  });

  test("speaks the caller's language, and the link does too", async () => {
    const page = await desk_page(browser);
    await bullied(page);
    await page.keyboard.press("Alt+KeyO");
    await page.getByRole("button", { name: "English" }).click();
    await page.locator('#desk-whole[lang="en"]').waitFor();
    assert.match(await page.locator("#desk-whole").textContent(), /Start here/);
    assert.match(await page.locator("#desk-link").getAttribute("href"), /\/en\/voorbeeld\/hulp\//);
    await close(page);
  });

  /** The code of a call, and the link that it stands for. */
  async function said_code() {
    const page = await desk_page(browser);
    await bullied(page);
    await page.keyboard.press("Alt+KeyO");
    const code = await page.locator("#desk-code").textContent();
    const link = await page.locator("#desk-link").getAttribute("href");
    await close(page);
    return { code, link };
  }

  test("has a code that the front page opens, and refuses when it is misheard", async () => {
    const { code, link } = await said_code();
    assert.match(code, /^[\d ]+$/);

    const family = await phone(browser);
    await open(family, site.url + home(made_up));
    await family.getByText("Hebt u een code gekregen?").click();
    const box = family.locator("#code");
    const digits = code.replaceAll(" ", "");
    await box.fill(`${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`);
    await family.locator("#code-open").click();
    await family.getByText("Deze code klopt niet.").waitFor();
    await box.fill(code);
    await box.press("Enter");
    await family.waitForURL(link);
    await family.locator(".first-place").waitFor();
    assert.deepEqual(family.troubles, []);
    await family.context().close();
  });

  test("has a code that is opened too when it was typed before the app had come", async () => {
    const { code, link } = await said_code();
    const family = await phone(browser);
    const release = await hold(family);
    await family.goto(site.url + home(made_up));
    await family.getByText("Hebt u een code gekregen?").click();
    await family.locator("#code").fill(code);
    await family.locator("#code").press("Enter");
    await family.locator("html[data-code-asked]").waitFor({ state: "attached" });
    assert.equal(family.url(), site.url + home(made_up));
    release();
    await family.waitForURL(link);
    await family.locator(".first-place").waitFor();
    assert.deepEqual(family.troubles, []);
    await family.context().close();
  });

  test("has a drawing that a phone reads as the link", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await desk_page(browser, { colorScheme });
      await bullied(page);
      await page.keyboard.press("Alt+KeyO");
      const drawing = (await page.locator("#desk-qr").screenshot()).toString("base64");
      const link = await page.locator("#desk-link").getAttribute("href");
      await close(page);
      // Its dots are read where no policy forbids a picture made of data.
      const blank = await browser.newPage();
      const { data, width, height } = await blank.evaluate(async (drawing) => {
        const picture = new Image();
        picture.src = `data:image/png;base64,${drawing}`;
        await picture.decode();
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
        canvas.drawImage(picture, 0, 0);
        const { data, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
        return { data: [...data], width, height };
      }, drawing);
      assert.equal(jsQR(Uint8ClampedArray.from(data), width, height)?.data, link, colorScheme);
      await blank.close();
    }
  });
});

describe("several callers", () => {
  test("never mix: each has its own words, facts and places", async () => {
    const page = await desk_page(browser);
    await bullied(page);
    const first = await page.locator("main").innerText();
    await page.keyboard.press("Alt+KeyN");
    assert.equal(await page.locator(".desk-tab").count(), 2);
    assert.doesNotMatch(await page.locator(".desk-asking").innerText(), /gepest/);
    await page.keyboard.type("huur");
    await page.keyboard.press("Alt+KeyW");
    await settle(page);
    assert.equal(await page.locator("main").innerText(), first);
    assert.equal(await page.locator("#beller").inputValue(), "");
    await page.keyboard.press("Alt+KeyW");
    assert.equal(await page.locator("#beller").inputValue(), "huur");
    await close(page);
  });

  test("are all there is: going to another when there is none leaves the screen as it is", async () => {
    const page = await desk_page(browser);
    await open_desk(page, site, made_up);
    await settle(page);
    const before = await page.locator("main").innerText();
    assert.match(before, /Centrum voor Jeugd en Gezin/);
    for (const key of ["Alt+KeyN", "Alt+KeyW"]) {
      await page.keyboard.press(key);
      await settle(page);
      assert.equal(await page.locator("main").innerText(), before, key);
    }
    await page.locator(".desk-tab").click();
    await settle(page);
    assert.equal(await page.locator("main").innerText(), before, "its own tab");
    await close(page);
  });

  test("leaving with one on the line asks first; without, it does not", async () => {
    const page = await desk_page(browser);
    const asked = [];
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type());
      await dialog.accept();
    });
    await open_desk(page, site, made_up);
    await page.goto(site.url);
    assert.deepEqual(asked, []);
    await bullied(page);
    await page.goto(site.url);
    assert.deepEqual(asked, ["beforeunload"]);
    await page.context().close();
  });

  test("a call is closed only after a yes, and nothing of it was ever kept", async () => {
    const page = await desk_page(browser);
    await bullied(page);
    await page.keyboard.press("Alt+KeyL");
    await page.getByRole("button", { name: "Ja", exact: true }).click();
    assert.match(await page.locator(".desk-asking").innerText(), /Nog niets/);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    await close(page);
  });
});

test("counts survive a reload, hold no free text, are saved as CSV and wiped", async () => {
  const page = await desk_page(browser);
  page.on("dialog", (dialog) => dialog.accept());
  await bullied(page);
  await page.locator("#desk-referrer").selectOption("school");
  await page.keyboard.press("Alt+KeyK");
  await page.keyboard.type("Jan Jansen, Dorpsstraat 1");
  await page.keyboard.press("Alt+KeyM");
  const kept = await page.evaluate(() => Object.entries(localStorage));
  assert.equal(kept.length, 1);
  const lines = kept[0][1].trim().split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^\d{4}-\d{2}-\d{2},parent,school,gepest,[a-z0-9-]*,(yes|no),[a-z-]+$/);
  await page.reload();
  await open_desk(page, site, made_up);
  await page.keyboard.press("Alt+KeyT");
  assert.match(await page.locator("dialog").innerText(), /2 gesprekken geteld/);
  assert.equal(await page.locator(".desk-chart rect").count() > 0, true);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("Bewaar als CSV").click()]);
  assert.equal(readFileSync(await download.path(), "utf8"), `day,who,topic,need,service,found,referrer\n${lines.join("\n")}\n`);
  await page.getByRole("button", { name: "Wis alles" }).click();
  await page.getByRole("button", { name: "Ja", exact: true }).click();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await close(page);
});

test("every key can be turned off, and stays off", async () => {
  const page = await desk_page(browser);
  await open_desk(page, site, made_up);
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Zet alle toetsen uit" }).click();
  await page.keyboard.press("Escape");
  await open_desk(page, site, made_up);
  for (const key of ["1", "?"]) await page.keyboard.press(key);
  assert.equal(await page.locator("#beller").inputValue(), "1?");
  for (const code of "NWLOGBKMT") await page.keyboard.press(`Alt+Key${code}`);
  assert.equal(await page.locator("dialog").count(), 0);
  assert.equal(await page.locator(".desk-tab").count(), 1);
  await page.locator("#beller").fill("");
  await page.getByRole("button", { name: /^Toetsen/ }).click();
  await page.getByRole("button", { name: "Zet alle toetsen aan" }).click();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("1");
  await page.locator(".desk-chips .desk-chip", { hasText: "Ik ben ouder" }).waitFor();
  await close(page);
});

test("two services stand side by side", async () => {
  const page = await desk_page(browser);
  await bullied(page);
  await page.keyboard.press("Alt+KeyB");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Alt+KeyB");
  assert.equal(await page.locator(".desk-table thead th").count(), 2);
  assert.match(await page.locator(".desk-table").innerText(), /Kosten/);
  await close(page);
});

test("the whole screen fits 1280 by 800, and a phone scrolls one way only", async () => {
  const page = await desk_page(browser);
  await bullied(page);
  const beyond = () => page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });
  assert.deepEqual(await beyond(), [0, 0]);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal((await beyond())[1], 0);
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    test(`axe finds nothing, ${colorScheme}, ${width} wide`, async () => {
      const page = await desk_page(browser, { colorScheme, viewport: { width, height } });
      await bullied(page);
      await bring(page, axe);
      const look = async (what) => {
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0].html.slice(0, 120)}`), []);
      };
      await look("a call");
      await page.keyboard.press("Alt+KeyG");
      await page.keyboard.type("slapen");
      await look("danger and meanings");
      await page.keyboard.press("Alt+KeyK");
      for (const [key, what] of [["O", "hand-over"], ["T", "counts"]]) {
        await page.keyboard.press(`Alt+Key${key}`);
        await page.locator("dialog[open]").waitFor();
        await look(what);
        await page.keyboard.press("Escape");
        await page.locator("dialog").waitFor({ state: "detached" });
      }
      await close(page);
    });
  }
}

test("without script the page says so and leads on; no search engine shows it", async () => {
  const page = await desk_page(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}${home(made_up)}balie/`);
  assert.equal(await page.getByText("alleen met JavaScript").isVisible(), true);
  for (const end of ["zoeken/", "aanbod/"]) assert.ok(await page.locator(`main a[href$="${end}"]`).count() > 0);
  assert.match(html(`${home(made_up)}balie/`), /<meta name="robots" content="noindex">/);
  assert.match(await page.locator(".strip").innerText(), /112/);
  await page.context().close();
});

test("nothing of the desk comes to a family", async () => {
  const family = await phone(browser);
  await open(family, site.url + home(made_up));
  await family.waitForLoadState("networkidle");
  assert.deepEqual(family.requests.filter((url) => /desk|balie|codes/.test(url)), []);
  await family.context().close();
});
